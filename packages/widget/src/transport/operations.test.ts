import { expect, test } from 'vitest'
import { answerJson, makeServer } from '../testing/make-server.ts'
import { listCredits, stopNotes, withdrawCredit } from './operations.ts'

test('consent is taken back with the receipt\u2019s token, and an answer without content is enough', async () => {
  const { url, seen } = await makeServer((response) => response.writeHead(204).end())

  const { json } = await withdrawCredit({ service: url, vendor: 'acme' }, 'token')

  expect(json).toBeNull()
  expect(seen).toEqual([
    {
      method: 'DELETE',
      path: '/v1/vendors/acme/case/credit',
      authorization: 'Bearer token',
      body: '',
    },
  ])
})

test('mails are stopped with the receipt\u2019s token', async () => {
  const { url, seen } = await makeServer((response) => response.writeHead(204).end())

  await stopNotes({ service: url, vendor: 'acme' }, 'token')

  expect(seen).toMatchObject([
    { method: 'DELETE', path: '/v1/vendors/acme/case/notes', authorization: 'Bearer token' },
  ])
})

test('taking consent back is tried again when the service fails for a while', async () => {
  const { url, seen } = await makeServer((response, _, at) =>
    at === 0 ? answerJson(response, 503, {}) : response.writeHead(204).end(),
  )

  await withdrawCredit({ service: url, vendor: 'acme' }, 'token')

  expect(seen.map(({ method }) => method)).toEqual(['DELETE', 'DELETE'])
})

test('the next page of credits is asked for with the cursor as it came', async () => {
  const { url, seen } = await makeServer((response) =>
    answerJson(response, 200, { items: [], nextCursor: null }),
  )
  const mailbox = { service: url, vendor: 'acme' }

  await listCredits(mailbox, { cursor: null, limit: 12 })
  await listCredits(mailbox, { cursor: 'a+b&c=', limit: 12 })

  expect(seen.map(({ path }) => path)).toEqual([
    '/v1/vendors/acme/credits?limit=12',
    '/v1/vendors/acme/credits?limit=12&cursor=a%2Bb%26c%3D',
  ])
})
