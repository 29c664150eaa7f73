import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startServer } from '../../src/runtimes/node/start-server.ts'
import { makeFolder } from '../../src/testing/make-folder.ts'
import { makeProfile } from '../../src/testing/make-profile.ts'
import { readMail } from '../../src/testing/read-mail.ts'
import { startMailServer } from '../../src/testing/start-mail-server.ts'
import { givenVendor, makeWorkedSubmission, readAccepted } from '../given-vendor.ts'

const MAILBOX = 'security@acme.example'
const NOTIFY = { address: 'ada@reporter.example', language: 'en' }

test('within seconds of a submission, the mailbox has the sealed report and the reporter the reference', async () => {
  let connectionCount = 0
  const mails = await startMailServer({
    onConnect: (_session, welcome) => {
      connectionCount++
      welcome()
    },
    onClose: () => {
      connectionCount--
    },
  })
  const logTo = new PassThrough()
  const environment = {
    PORT: '0',
    SEALPOST_DATA: makeFolder(),
    SEALPOST_OPERATOR_TOKEN: 'an-operator-token-of-32-characters',
    SEALPOST_MAIL_FROM: 'sealpost@mail.example',
    SEALPOST_SMTP_URL: `smtp://127.0.0.1:${mails.address.port}`,
  }
  const server = await startServer({ environment, logTo })
  onTestFinished(server.close)
  const { policy } = makeProfile({ vendor: 'acme', mailbox: MAILBOX })
  const { call, vendor } = await givenVendor(
    {
      send: (path, init) => fetch(`${server.url}${path}`, init),
      operatorToken: environment.SEALPOST_OPERATOR_TOKEN,
    },
    { ...policy, reporterMail: 'offer' },
  )

  const { submission } = await makeWorkedSubmission({ call, vendor })
  const body = { ...submission, notify: NOTIFY }
  const { reference } = await readAccepted(await call('submitReport', { ...vendor, body }))

  await vi.waitFor(() => expect(mails.taken).toHaveLength(2), { timeout: 15_000 })
  const read = await Promise.all(mails.taken.map(({ raw }) => readMail(Uint8Array.from(raw))))
  expect(read.map(({ headers }) => headers.get('subject')).toSorted()).toEqual([
    `[${reference}]`,
    `[${reference}] vulnerability`,
  ])
  expect(connectionCount).toBeGreaterThan(0)
  await server.close()
  await vi.waitFor(() => expect(connectionCount).toBe(0))
  logTo.end()
  expect(await text(logTo)).not.toMatch(/reporter\.example|acme\.example/)
})
