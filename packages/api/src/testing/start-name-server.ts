import { createSocket } from 'node:dgram'
import { Resolver } from 'node:dns/promises'
import { once } from 'node:events'
import ipaddr from 'ipaddr.js'
import { onTestFinished } from 'vitest'

export type Question = {
  name: string
  type: 'A' | 'AAAA'
  /** How often this very question was asked, this time included. */
  time: number
}

const TYPES = { 1: 'A', 28: 'AAAA' } as const
const HEAD_BYTES = 12

/**
 * A name server on UDP that answers as it is told, and a resolver that asks nobody else.
 *
 * @param addressesOf None for no such record; null for silence.
 */
export async function startNameServer(
  addressesOf: (question: Question) => string[] | null,
  { timeoutMs = 10_000 } = {},
) {
  const questions: Question[] = []
  const server = createSocket('udp4')
  server.on('message', (query, { port }) => {
    const { name, type, end } = readQuestion(query)
    const asked = questions.filter((each) => each.name === name && each.type === type).length
    const question = { name, type, time: asked + 1 }
    questions.push(question)
    const addresses = addressesOf(question)
    if (addresses) server.send(answer(query.subarray(0, end), addresses), port, '127.0.0.1')
  })
  await once(server.bind(0, '127.0.0.1'), 'listening')
  onTestFinished(() => void server.close())
  const resolver = new Resolver({ timeout: timeoutMs, tries: 1 })
  resolver.setServers([`127.0.0.1:${server.address().port}`])
  return { resolver, questions }
}

/** RFC 1035 §4.1.2: labels, each after its length, then type and class. */
function readQuestion(query: Buffer) {
  const labels: string[] = []
  let at = HEAD_BYTES
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length))
    at += 1 + length
  }
  const type = query.readUInt16BE(at + 1) === 28 ? TYPES[28] : TYPES[1]
  return { name: labels.join('.'), type, end: at + 5 }
}

/** RFC 1035 §4.1.3: each record names the question's name by a pointer, and lives for no second. */
function answer(question: Buffer, addresses: readonly string[]): Buffer {
  const head = Buffer.from(question.subarray(0, HEAD_BYTES))
  head.writeUInt16BE(0x8180, 2)
  head.writeUInt16BE(addresses.length, 6)
  head.fill(0, 8)
  const records = addresses.map((address) => {
    const bytes = Buffer.from(ipaddr.parse(address).toByteArray())
    const type = bytes.length === 4 ? 1 : 28
    return Buffer.concat([
      Buffer.of(0xc0, HEAD_BYTES, 0, type, 0, 1, 0, 0, 0, 0, 0, bytes.length),
      bytes,
    ])
  })
  return Buffer.concat([head, question.subarray(HEAD_BYTES), ...records])
}
