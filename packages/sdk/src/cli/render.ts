import type { ReportDetail, ReportSummary } from '@sealpost/protocol'
import type { Finding } from '../open/findings.ts'
import { columns } from './help.ts'
import { oneLine } from './printable.ts'
import { type ClockView, renderClocks, renderNextClock } from './render-clocks.ts'

/** One line of a list. */
export function renderSummary(report: ReportSummary, view: ClockView): string {
  const { receivedAt, reference, status, severity, urgent, channel, reportId } = report
  const parts = [
    receivedAt.slice(0, 16).replace('T', ' '),
    reference,
    status.padEnd(12),
    (severity ?? '-').padEnd(8),
  ]
  const where = urgent ? `${channel} (urgent)` : channel
  const next = renderNextClock(report, view)
  const unread = report.unread > 0 ? [`${report.unread} unread`] : []
  return [...parts, where, ...unread, reportId, ...(next ? [next] : [])].join('  ')
}

/** What the service knows about a report, and by when it wants something. */
export function renderRecord(record: ReportDetail, view: ClockView): string[] {
  return [
    `${record.reference}  ${record.status}${record.urgent ? '  URGENT' : ''}`,
    '',
    ...columns([
      ['id', record.reportId],
      ['channel', record.channel],
      ['severity', record.severity ?? 'not set'],
      ...(record.declineReason ? [['reason', record.declineReason] as const] : []),
      ...(record.missing.length > 0 ? [['missing', record.missing.join(', ')] as const] : []),
      ['exploited', record.exploited ? 'yes' : 'not known'],
      ...(record.alreadyPublic ? [['public', 'already'] as const] : []),
      ...(record.agreedDate ? [['publication', `agreed for ${record.agreedDate}`] as const] : []),
      ['received', record.receivedAt],
      ['updated', record.updatedAt],
      ['revision', String(record.revision)],
      ['unread', String(record.unread)],
      ...renderClocks(record.promises, view),
    ]),
  ]
}

/** What did not fit; nothing for a report beyond doubt. */
export function renderFindings(findings: readonly Finding[]): string[] {
  return findings.map(
    ({ weight, message }) => `${weight === 'alarm' ? 'WARNING' : 'Note'}: ${oneLine(message)}`,
  )
}

/** Sets a line under what it belongs to. */
export function indent(line: string): string {
  return `  ${line}`
}
