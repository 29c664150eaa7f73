import type { VisibleChange } from '@sealpost/protocol'
import type { OpenedReport } from './open-report.ts'

/** Writes a change for people who open it with gpg or a mail program. */
export function describeChange(input: {
  opened: Pick<OpenedReport, 'report'>
  vendorName: string
  change: VisibleChange
  note?: string | undefined
}): string {
  const { opened, vendorName, change, note } = input
  const { status, severity, declineReason, exploited, missing } = change
  const lines = [
    `${vendorName} changed the report ${opened.report.reportId}`,
    '',
    ...(status ? [`Status: ${status}`] : []),
    ...(declineReason ? [`Reason: ${declineReason}`] : []),
    ...(severity ? [`Severity: ${severity}`] : []),
    ...(exploited === undefined ? [] : [`Known to be exploited: ${exploited ? 'yes' : 'no'}`]),
    ...(missing ? [`Please add: ${missing.join(', ')}`] : []),
    ...(note === undefined ? [] : ['', note]),
  ]
  return `${lines.join('\n')}\n`
}
