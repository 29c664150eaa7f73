import { readdirSync, readFileSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeSubmission } from '../src/testing/make-submission.ts'
import { makeFolder, type RunningService, startService } from './start-service.ts'
import { givenVendor } from './submit-load.ts'

const CLIENT_ADDRESS = '127.77.88.99'
const CANARIES = {
  'user-agent': 'canary-agent',
  referer: 'https://canary-referrer.example/page',
  'x-forwarded-for': '203.0.113.77',
  forwarded: 'for=203.0.113.78',
  cookie: 'session=canary-cookie',
  authorization: 'Bearer canary-token-that-nobody-has-ever-been-given',
  'accept-language': 'x-canary-language',
  'x-canary': 'canary-of-a-header-nobody-knows',
}

test('G-07 nothing in a request’s headers and no address, receipt or token reaches the files or the log', async () => {
  const dataFolder = makeFolder()
  // The rate limit is on, as by default: it has to tell clients apart.
  const environment = { SEALPOST_REQUESTS_PER_MINUTE: '600' }
  const service = await startService({ dataFolder, environment })
  const { vendor } = await givenVendor(service)
  const { submission, token } = await makeSubmission(vendor.profileHash)
  const path = `/v1/vendors/${vendor.slug}/reports`
  const ownCase = `/v1/vendors/${vendor.slug}/case`
  const authorization = `Bearer ${token}`
  expect(await send(service, { path, body: submission })).toBe(201)
  expect(await send(service, { path, body: { canary: true } })).toBe(400)
  expect(await send(service, { path: '/v1/reports' })).toBe(401)
  expect(await send(service, { path: '/no/such/page?canary-query' })).toBe(404)
  expect(await send(service, { path: ownCase, headers: { authorization } })).toBe(200)

  const hidden = [...Object.values(CANARIES), CLIENT_ADDRESS, token, 'canary']
  const findHidden = () => {
    const text = traces(service)
    // What has to be there shows that the search finds something.
    expect(text).toContain(submission.tokenHash)
    expect(text).toContain('"status":401')
    return hidden.filter((canary) => text.includes(canary))
  }
  expect(readdirSync(dataFolder)).toContain('sealpost.db-wal')
  expect(findHidden()).toEqual([])
  await service.kill('SIGTERM')
  expect(findHidden()).toEqual([])
})

type Sent = { path: string; body?: unknown; headers?: Record<string, string> }

/** From an address of its own, which `fetch` cannot choose. */
async function send({ url }: RunningService, sent: Sent): Promise<number | undefined> {
  const outgoing = request(`${url}${sent.path}`, {
    method: sent.body === undefined ? 'GET' : 'POST',
    localAddress: CLIENT_ADDRESS,
    headers: { ...CANARIES, 'content-type': 'application/json', ...sent.headers },
  })
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    outgoing.once('response', resolve).once('error', reject)
  })
  outgoing.end(sent.body === undefined ? undefined : JSON.stringify(sent.body))
  const { statusCode } = (await answer).resume()
  return statusCode
}

/** All that the service has written: every file in its folder, and the log. */
function traces({ dataFolder, output }: RunningService): string {
  const entries = readdirSync(dataFolder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'latin1'))
  return [...files, output()].join('\n')
}
