import { expect, test } from 'vitest'
import { givenVendor } from '../testing/make-vendor.ts'
import { submitReport } from '../testing/submit-report.ts'

test('a thread of 400 long messages is read whole', { timeout: 240_000 }, async () => {
  const { url, profile, desk } = await givenVendor()
  const { reportId } = await submitReport(url, profile)
  const opened = await desk.open(reportId)
  const words = 'x'.repeat(10_000)
  for (let at = 0; at < 400; at++) await desk.reply(opened, { text: `${at} ${words}` })

  const { entries, findings } = await desk.thread(reportId)

  expect(entries.map(({ said }) => said?.text)).toEqual(
    Array.from({ length: 400 }, (_, at) => `${at} ${words}`),
  )
  expect(findings).toEqual([])
})
