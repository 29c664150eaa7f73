import type { Deps } from '../deps.ts'
import type { Job, Way } from '../outbox/way.ts'
import { findReport } from '../reports/find-report.ts'
import { textMail } from './mail-message.ts'
import { MAIL_WAY } from './mail-way.ts'
import { reporterNote } from './notes.ts'
import { type Letter, sendLetter } from './send-letter.ts'
import { mailWordsFor } from './words.ts'

/** To a reporter who asked for it: that a report has arrived, or that something is new in its case. */
export const reporterWay: Way = {
  ...MAIL_WAY,
  kind: 'reporter',
  outletsOf: () => Promise.resolve([]),
  send: async (deps, job) => sendLetter(deps, job, await compose(deps, job)),
}

/** Null if the reporter no longer wants it, or the report was deleted. */
async function compose(deps: Deps, { event }: Job): Promise<Letter | null> {
  const { vendorId: vendor, reportId, type } = event
  if (reportId === '' || !deps.mail) return null
  const report = await findReport(deps, { vendor, reportId })
  if (!report?.notify || report.notify.isRefused) return null

  const { address: to, language } = report.notify
  const { reference } = report
  const token = await deps.mail.optOut.tokenOf({ vendor, reportId })
  const pages = `${deps.config.serviceUrl}/v/${vendor}`
  const unsubscribeUrl = `${pages}/notes/${token}?language=${language}`
  const text = reporterNote(mailWordsFor(language), {
    reference,
    isFirst: type === 'report.received',
    caseUrl: `${pages}/case`,
    unsubscribeUrl,
  })
  return {
    to,
    subject: `[${reference}]`,
    unsubscribeUrl,
    write: (head) => textMail(head, text),
  }
}
