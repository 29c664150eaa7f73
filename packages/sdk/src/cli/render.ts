import {
  FIELD_IDS,
  type ReportDetail,
  type ReportSummary,
  type VisibleChange,
} from '@sealpost/protocol'
import type { DeskReport } from '../open/desk.ts'
import type { Finding } from '../open/findings.ts'
import type { OpenedReport, Report } from '../open/open-report.ts'
import { columns } from './help.ts'

/** One line of a list. */
export function renderSummary(report: ReportSummary): string {
  const { receivedAt, reference, status, severity, urgent, channel, reportId } = report
  const parts = [
    receivedAt.slice(0, 16).replace('T', ' '),
    reference,
    status.padEnd(12),
    (severity ?? '-').padEnd(8),
  ]
  return [...parts, urgent ? `${channel} (urgent)` : channel, reportId].join('  ')
}

/** What the service knows about a report. */
export function renderRecord(record: ReportDetail): string[] {
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
    ]),
  ]
}

/** What did not fit; nothing for a report beyond doubt. */
export function renderFindings(findings: readonly Finding[]): string[] {
  return findings.map(
    ({ weight, message }) => `${weight === 'alarm' ? 'WARNING' : 'Note'}: ${message}`,
  )
}

/** What the reporter wrote. */
export function renderReport({
  report,
  signature,
}: Pick<OpenedReport, 'report' | 'signature'>): string[] {
  const signed = signature.signedAt?.toISOString() ?? signature.state
  return [
    ...columns([
      ['sealed for', `${report.vendor}, ${report.channel}${report.urgent ? ', urgent' : ''}`],
      ['day', report.day],
      ['page', report.origin ?? 'none'],
      ['language', report.language],
      ['reporter key', report.reporter.fingerprint],
      ['signed', signed],
    ]),
    ...FIELD_IDS.flatMap((field) => renderAnswer(field, report.answers[field])),
  ]
}

/** A change in a few words, such as `status triaged, severity high`. */
export function renderChange({ missing, exploited, ...change }: VisibleChange): string {
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

function renderAnswer(field: string, answer: Report['answers'][keyof Report['answers']]): string[] {
  if (!answer?.length) return []
  const lines =
    typeof answer === 'string' ? answer.split('\n') : answer.map((step, at) => `${at + 1}. ${step}`)
  return ['', `${field}:`, ...lines.flatMap((line) => line.split('\n')).map(indent)]
}

function indent(line: string): string {
  return `  ${line}`
}
