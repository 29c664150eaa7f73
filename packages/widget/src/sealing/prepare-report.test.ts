import { expect, test } from 'vitest'
import { openItem } from '@sealpost/protocol/envelope'
import { makeSentCase } from '../testing/make-sent-case.ts'
import { prepareReport } from './prepare-report.ts'

test('G-01 an address for notes is sent in clear, and what is sealed does not know it', async () => {
  const notify = { address: 'ada@mail.example', language: 'de' }
  const { vendor, report } = await makeSentCase()
  const { input } = report

  const { submission } = await prepareReport({ ...input, draft: { ...input.draft, notify } })

  const opened = await openItem(submission.sealed, { key: vendor.key, verifyWith: 'enclosed' })
  expect(submission.notify).toEqual(notify)
  expect(JSON.stringify(opened)).not.toContain(notify.address)
  expect(report.submission).not.toHaveProperty('notify')
})
