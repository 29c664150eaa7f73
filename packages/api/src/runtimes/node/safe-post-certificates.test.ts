import { createServer } from 'node:https'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Authority, type Certified, makeAuthority } from '../../testing/make-certificates.ts'
import { startEndpoint } from '../../testing/start-endpoint.ts'
import { createSafePost } from './safe-post.ts'

const post = createSafePost({ allowLocalhost: true, timeoutMs: 5_000 })
const machinesOwn = getCACertificates('default')

let trusted: Authority
let unknown: Authority
beforeAll(() => {
  trusted = makeAuthority()
  unknown = makeAuthority()
  setDefaultCACertificates([...machinesOwn, trusted.certificate])
})
afterAll(() => setDefaultCACertificates(machinesOwn))

test('an endpoint with a certificate for its name is sent to', async () => {
  const { url, requests } = await givenEndpoint(trusted.issue('localhost', { days: 1 }))

  expect(await send(url)).toEqual({ status: 200, retryAfterMs: null })
  expect(requests()).toBe(1)
})

test.for([
  ['for another name', () => trusted.issue('hooks.example', { days: 1 })],
  ['that has expired', () => trusted.issue('localhost', { days: 0 })],
  ['of an unknown authority', () => unknown.issue('localhost', { days: 1 })],
  ['signed by itself', () => unknown.itself],
] as const)('an endpoint with a certificate %s is told nothing', async ([, issue]) => {
  const { url, requests } = await givenEndpoint(issue())

  expect(await send(url)).toEqual({ fault: 'wrong_certificate' })
  expect(requests()).toBe(0)
})

test('no variable of the environment switches the check off', async () => {
  const { url } = await givenEndpoint(unknown.issue('localhost', { days: 1 }))

  process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0'
  const answer = await send(url)
  delete process.env['NODE_TLS_REJECT_UNAUTHORIZED']

  expect(answer).toEqual({ fault: 'wrong_certificate' })
})

function send(url: string) {
  return post({ url, headers: {}, body: '{}' })
}

async function givenEndpoint(certified: Certified) {
  let requests = 0
  const server = createServer(certified, (_request, response) => {
    requests += 1
    response.end()
  })
  const { port } = await startEndpoint(server)
  return { url: `https://localhost:${port}/`, requests: () => requests }
}
