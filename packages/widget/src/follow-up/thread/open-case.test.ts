import { afterEach, expect, test, vi } from 'vitest'
import type { ThreadEntry } from '@sealpost/protocol'
import { sealing } from '../../sealing/index.ts'
import { makePlace } from '../../testing/make-place.ts'
import { makeSentCase } from '../../testing/make-sent-case.ts'
import { openCase } from './open-case.ts'

const sent = await makeSentCase()
const receiptText = sealing.formatReceipt(sent.receipt)

afterEach(() => vi.unstubAllGlobals())

/** Opens the case with a service in the network's place that answers `page` of what comes after a revision. */
function openWith(page: (after: number) => Record<string, unknown>) {
  const asked: number[] = []
  vi.stubGlobal('fetch', (input: string) => {
    const after = Number(new URL(input).searchParams.get('after'))
    asked.push(after)
    return Promise.resolve(Response.json(sent.answer(page(after))))
  })
  const answer = { json: sent.signedThen, date: null }
  const desk = { place: makePlace(sent.vendor), sealing, profile: sent.profile, answer }
  return { opening: openCase(desk, receiptText), asked }
}

/** The part of a thread that an honest service gives, so many entries at a time. */
function pageOf(thread: readonly ThreadEntry[], entryCount: number) {
  return (after: number) => {
    const later = thread.filter(({ revision }) => revision > after)
    const given = later.slice(0, entryCount)
    const nextRevision = given.length < later.length ? given.at(-1)?.revision : null
    return { thread: given, nextRevision }
  }
}

async function makeMessages(count: number, text: string): Promise<ThreadEntry[]> {
  const thread: ThreadEntry[] = []
  for (let at = 0; at < count; at++) {
    const after = thread.at(-1)
    thread.push(await sent.message(`${at} ${text}`, after && { after }))
  }
  return thread
}

test('a thread of 400 long messages opens whole, answer by answer', {
  timeout: 120_000,
}, async () => {
  const thread = await makeMessages(400, 'x'.repeat(10_000))

  const { opening, asked } = openWith(pageOf(thread, 57))
  const opened = await opening

  expect(opened.thread.map(({ mark }) => mark)).toEqual(Array<string>(400).fill('signed'))
  expect(asked).toEqual([0, 58, 115, 172, 229, 286, 343, 400])
})

test('what came in between the answers counts: the last one says where the case stands', async () => {
  const thread = await makeMessages(2, 'Hello')
  const page = pageOf(thread, 1)

  const { opening } = openWith((after) => ({
    ...page(after),
    status: after === 0 ? 'received' : 'acknowledged',
  }))

  expect((await opening).standing.status).toBe('acknowledged')
})

test.each([
  ['the same again and again', () => 2],
  ['no end', (after: number) => after + 1],
])('a service that gives %s is not asked for ever', async (_, next) => {
  const { opening, asked } = openWith((after) => ({ nextRevision: next(after + 1) }))

  await expect(opening).rejects.toMatchObject({ code: 'answer_malformed' })
  expect(asked.length).toBeLessThan(1000)
})
