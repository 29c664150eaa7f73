import { expect, test } from 'vitest'
import { Case, decodeBase64, MailDeliveryPage, ReportDetail } from '@sealpost/protocol'
import { MAILBOX, makeMailWorld, NOTIFY, REPORTER } from '../testing/make-mail-world.ts'
import { makeTalk } from '../testing/make-talk.ts'
import { readFeed } from '../testing/read-feed.ts'
import { runProgram } from '../testing/run-program.ts'

test('a report arrives at its channel\u2019s mailbox as it is stored, byte for byte', async () => {
  const { app, vendor, deliverFor, read } = await makeMailWorld()
  const report = await app.givenReport(vendor)

  await deliverFor(0)

  const [mail, ...others] = await read(MAILBOX)
  expect(others).toEqual([])
  expect(mail?.headers.get('subject')).toBe(`[${report.reference}] vulnerability`)
  expect(mail?.headers.get('auto-submitted')).toBe('auto-generated')
  const armored = mail?.parts[2]?.bytes ?? new Uint8Array()
  const { stdout } = await runProgram(['gpg', '--dearmor'], { input: armored })
  expect(stdout).toEqual(Buffer.from(decodeBase64(report.submission.sealed)))
})
