import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { HOSTILE_ADDRESSES, HOSTILE_URLS } from '../../testing/hostile-addresses.ts'
import { startNameServer } from '../../testing/start-name-server.ts'
import { watchDials } from '../../testing/watch-dials.ts'
import type { PostWebhook } from '../../webhooks/post-webhook.ts'
import { createSafePost } from './safe-post.ts'

const PUBLIC = '93.184.215.14'
const PUBLIC_6 = '2606:2800:21f:cb07:6820:80da:af6b:8b2c'

test('G-20 no address that is not public is ever dialled, whichever way a name leads to it', async () => {
  const dialled = watchDials()
  const addressOf = new Map(
    HOSTILE_ADDRESSES.map((address, index) => [`a${index}.hooks.example`, address]),
  )
  const { resolver } = await startNameServer(({ name, type }) => {
    const address = addressOf.get(name) ?? ''
    return address.includes(':') === (type === 'AAAA') ? [address] : []
  })
  const post = createSafePost({ allowLocalhost: false, resolver })

  const answers = await Promise.all(
    [...addressOf.keys()].map((name) => send(post, `https://${name}/`)),
  )

  expect(answers).toEqual(answers.map(() => ({ fault: 'unsafe_address' })))
  expect(answers.length).toBeGreaterThanOrEqual(60)
  expect(dialled).toEqual([])
})

test('G-20 no address that is not public is ever dialled, however a URL spells it', async () => {
  const dialled = watchDials()
  const { resolver, questions } = await startNameServer(() => ['127.0.0.1'])
  const post = createSafePost({ allowLocalhost: false, resolver })
  const literals = HOSTILE_ADDRESSES.map((address) =>
    address.includes(':') ? `https://[${address}]/` : `https://${address}/`,
  )

  const answers = await Promise.all([...HOSTILE_URLS, ...literals].map((url) => send(post, url)))

  expect(answers).toEqual(answers.map(() => ({ fault: 'unsafe_address' })))
  expect(dialled).toEqual([])
  expect(questions).toEqual([])
})

test('G-20 a name that leads inwards when it is asked again was asked once', async () => {
  const dialled = watchDials()
  const victim = await listenOnLoopback()
  const { resolver, questions } = await startNameServer(({ type, time }) =>
    type === 'AAAA' ? [] : [time === 1 ? PUBLIC : '127.0.0.1'],
  )
  const post = createSafePost({ allowLocalhost: false, resolver })

  const answer = await send(post, `https://hooks.example:${victim.port}/`)

  expect(answer).toEqual({ fault: 'unreachable' })
  expect(questions.map(({ type }) => type).sort()).toEqual(['A', 'AAAA'])
  expect(dialled).toEqual([PUBLIC])
  expect(await send(post, `https://hooks.example:${victim.port}/`)).toEqual({
    fault: 'unsafe_address',
  })
  expect(victim.connections()).toBe(0)
})

test('G-20 of the addresses of a name, those that lead inwards are never dialled, even when the others fail', async () => {
  const dialled = watchDials()
  const victim = await listenOnLoopback()
  const { resolver } = await startNameServer(({ type }) =>
    type === 'A' ? ['127.0.0.1', '10.0.0.1', PUBLIC] : ['::1', PUBLIC_6, '::ffff:7f00:1'],
  )
  const post = createSafePost({ allowLocalhost: false, resolver })

  const answer = await send(post, `https://hooks.example:${victim.port}/`)

  expect(answer).toEqual({ fault: 'unreachable' })
  expect(dialled).toEqual([PUBLIC, PUBLIC_6])
  expect(victim.connections()).toBe(0)
})

test('a name with very many addresses makes nobody knock at all of them', async () => {
  const dialled = watchDials()
  const { resolver } = await startNameServer(({ type }) =>
    type === 'A' ? Array.from({ length: 20 }, (_, index) => `93.184.215.${index + 1}`) : [],
  )

  await send(createSafePost({ allowLocalhost: false, resolver }), 'https://hooks.example/')

  expect(dialled).toEqual(['93.184.215.1', '93.184.215.2'])
})

test('a name without addresses, or whose name server is silent, is an unknown host', async () => {
  const { resolver } = await startNameServer(
    ({ name }) => (name === 'silent.example' ? null : []),
    { timeoutMs: 50 },
  )
  const post = createSafePost({ allowLocalhost: false, resolver })

  expect(await send(post, 'https://nowhere.example/')).toEqual({ fault: 'unknown_host' })
  expect(await send(post, 'https://silent.example/')).toEqual({ fault: 'unknown_host' })
})

test('looking up a name counts as part of the time', async () => {
  const { resolver } = await startNameServer(() => null)
  const post = createSafePost({ allowLocalhost: false, resolver, timeoutMs: 20 })

  expect(await send(post, 'https://silent.example/')).toEqual({ fault: 'timeout' })
})

test('where the operator lets it, this machine is reached by its plain names, and nothing else inside', async () => {
  const dialled = watchDials()
  const victim = await listenOnLoopback()
  const { resolver, questions } = await startNameServer(() => ['127.0.0.1'])
  const post = createSafePost({ allowLocalhost: true, resolver })

  const inside = ['https://hooks.example', 'http://127.0.0.2', 'http://[::ffff:127.0.0.1]']
  const answers = await Promise.all(inside.map((origin) => send(post, `${origin}:${victim.port}/`)))
  const byName = await send(post, `http://localhost:${victim.port}/`)

  expect(answers).toEqual(inside.map(() => ({ fault: 'unsafe_address' })))
  expect(byName).toEqual({ fault: 'unreachable' })
  expect(dialled[0]).toBe('127.0.0.1')
  expect(victim.connections()).toBe(1)
  expect(questions.every(({ name }) => name === 'hooks.example')).toBe(true)
})

function send(post: PostWebhook, url: string) {
  return post({ url, headers: {}, body: '{}' })
}

/** Counts who comes, and hangs up. */
async function listenOnLoopback() {
  let connections = 0
  const server = createServer((socket) => {
    connections += 1
    socket.destroy()
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return { port: address.port, connections: () => connections }
}
