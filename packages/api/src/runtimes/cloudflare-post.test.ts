import { createServer, type RequestListener } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { HOSTILE_ADDRESSES, HOSTILE_URLS } from '../testing/hostile-addresses.ts'
import { startEndpoint } from '../testing/start-endpoint.ts'
import { createCloudflarePost } from './cloudflare-post.ts'

const PUBLIC = '93.184.215.14'
const ALIAS = 5

type Zone = Record<string, string[] | 'broken'>

const post = createCloudflarePost({ allowLocalhost: false })

beforeEach(() => vi.stubGlobal('fetch', vi.fn(fetch)))
afterEach(() => vi.unstubAllGlobals())

test('a name is sent to when all its addresses are public', async () => {
  const asked = givenNetwork({ 'hooks.example': [PUBLIC, '2606:4700::1111'] })

  const request = {
    url: 'https://hooks.example/in',
    headers: { 'webhook-id': 'evt_1' },
    body: '{}',
  }
  const answer = await post(request)

  expect(answer).toEqual({ status: 503, retryAfterMs: 120_000 })
  expect(asked.map(({ url }) => url)).toEqual([
    'https://cloudflare-dns.com/dns-query?name=hooks.example&type=A',
    'https://cloudflare-dns.com/dns-query?name=hooks.example&type=AAAA',
    'https://hooks.example/in',
  ])
  expect(asked[2]?.init).toMatchObject({
    method: 'POST',
    headers: { 'webhook-id': 'evt_1' },
    body: '{}',
    redirect: 'manual',
  })
})

test.for(HOSTILE_ADDRESSES)('G-20 a name that also leads to %s is not sent to', async (address) => {
  const asked = givenNetwork({ 'hooks.example': [PUBLIC, address] })

  expect(await send('https://hooks.example/')).toEqual({ fault: 'unsafe_address' })
  expect(asked.map(({ url }) => new URL(url).host)).not.toContain('hooks.example')
})

test('G-20 nothing is asked about a URL that leads inwards by itself', async () => {
  const asked = givenNetwork({})

  const answers = await Promise.all(HOSTILE_URLS.map(send))

  expect(answers).toEqual(answers.map(() => ({ fault: 'unsafe_address' })))
  expect(asked).toEqual([])
})

test('a public address is sent to without a look-up', async () => {
  const asked = givenNetwork({})

  await Promise.all(['https://1.1.1.1/', 'https://[2606:4700:4700::1111]/'].map(send))

  expect(asked.map(({ url }) => url)).toEqual([
    'https://1.1.1.1/',
    'https://[2606:4700:4700::1111]/',
  ])
})

test('a name without addresses is an unknown host; without its resolver nobody is reached', async () => {
  givenNetwork({ 'nowhere.example': [], 'hooks.example': 'broken' })

  expect(await send('https://nowhere.example/')).toEqual({ fault: 'unknown_host' })
  expect(await send('https://hooks.example/')).toEqual({ fault: 'unreachable' })
})

test('a redirect is an answer, and a packed one stays packed', async () => {
  const paths: (string | undefined)[] = []
  const local = await givenEndpoint((request, response) => {
    paths.push(request.url)
    response
      .writeHead(302, { location: '/elsewhere', 'content-encoding': 'gzip' })
      .end(gzipSync('not what it says').subarray(3))
  })

  expect(await local()).toEqual({ status: 302, retryAfterMs: null })
  expect(paths).toEqual(['/'])
})

test('an endpoint that hangs has so much time, and one that is gone reaches nobody', async () => {
  const hanging = await givenEndpoint(() => undefined)
  const gone = await givenEndpoint((request) => request.socket.destroy())

  expect(await hanging({ timeoutMs: 100 })).toEqual({ fault: 'timeout' })
  expect(await gone()).toEqual({ fault: 'unreachable' })
})

function send(url: string) {
  return post({ url, headers: {}, body: '{}' })
}

/** Answers for resolver and endpoints, and notes what was asked. */
function givenNetwork(zone: Zone) {
  const asked: { url: string; init: RequestInit | undefined }[] = []
  vi.mocked(fetch).mockImplementation((input, init) => {
    const url = new URL(input instanceof Request ? input.url : input)
    asked.push({ url: url.href, init })
    if (url.host !== 'cloudflare-dns.com') {
      return Promise.resolve(
        new Response('busy', { status: 503, headers: { 'retry-after': '120' } }),
      )
    }
    const records = zone[url.searchParams.get('name') ?? ''] ?? []
    if (records === 'broken') return Promise.resolve(Response.json({}, { status: 502 }))
    return Promise.resolve(Response.json(answerOf(records, url.searchParams.get('type'))))
  })
  return asked
}

/** As Cloudflare answers: an alias first, and no list where there is no record. */
function answerOf(addresses: readonly string[], type: string | null) {
  const records = addresses
    .filter((address) => address.includes(':') === (type === 'AAAA'))
    .map((data) => ({ name: 'alias.example', type: type === 'A' ? 1 : 28, TTL: 60, data }))
  if (records.length === 0) return { Status: 3 }
  return { Status: 0, Answer: [{ type: ALIAS, TTL: 60, data: 'alias.example.' }, ...records] }
}

async function givenEndpoint(listener: RequestListener) {
  const { port } = await startEndpoint(createServer(listener))
  const request = { url: `http://127.0.0.1:${port}/`, headers: {}, body: '{}' }
  return (options = {}) => createCloudflarePost({ allowLocalhost: true, ...options })(request)
}
