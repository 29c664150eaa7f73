import type { ReportDetail, ReportSummary, VisibleChange } from '@sealpost/protocol'
import type { DeskReport } from '../open/desk.ts'
import type { Finding } from '../open/findings.ts'
import { columns } from './help.ts'
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
  return [...parts, where, reportId, ...(next ? [next] : [])].join('  ')
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
      ['received', record.receivedAt],
      ['updated', record.updatedAt],
      ['revision', String(record.revision)],
      ...renderClocks(record.promises, view),
    ]),
  ]
}

/** What did not fit; nothing for a report beyond doubt. */
export function renderFindings(findings: readonly Finding[]): string[] {
  return findings.map(
    ({ weight, message }) => `${weight === 'alarm' ? 'WARNING' : 'Note'}: ${message}`,
  )
}

/** A change in a few words, such as `status triaged, severity high`. */
function renderChange({ missing, exploited, ...change }: VisibleChange): string {
  return [
    ...Object.entries(change).map(([name, value]) => `${name} ${value}`),
    ...(exploited === undefined ? [] : [exploited ? 'exploited' : 'not exploited']),
    ...(missing ? [`missing ${missing.join(', ')}`] : []),
  ].join(', ')
}

/** The changes of a report, with who vouches for each. */
export function renderHistory(history: DeskReport['history']): string[] {
  return history.flatMap(({ at, actor, change, vouched, note, findings }) => [
    `${at}  ${actor}: ${renderChange(change)} (${vouched === 'signed' ? 'signed' : 'as stated by the service'})`,
    ...(note ?? '').split('\n').filter(Boolean).map(indent),
    ...renderFindings(findings).map(indent),
  ])
}

/** Sets a line under what it belongs to. */
export function indent(line: string): string {
  return `  ${line}`
}
