import type { ReportSummary } from '@sealpost/protocol'
import type { AnswerOptions } from '../open/desk.ts'
import type { ReportVerbs } from '../resources/report-verbs.ts'
import { UsageError } from './exit-code.ts'
import type { Io } from './io.ts'
import { KEY_OPTIONS, type KeyOptions } from './key-place.ts'
import { parseCount } from './parse-option.ts'
import { openClient, openDesk } from './secrets.ts'
import { loadSettings } from './settings.ts'

/** Understood by every command that changes a report. */
export const CHANGE_OPTIONS = {
  note: {
    type: 'string',
    value: '<text>',
    help: 'Words for the reporter, sealed; - reads standard input',
  },
  'if-revision': {
    type: 'string',
    value: '<n>',
    help: 'Refuse if the report is at another revision',
  },
  'retry-on-stale': { type: 'boolean', help: 'Try again when somebody else was faster' },
  unsigned: {
    type: 'boolean',
    help: 'Without private key: the reporter sees it as stated by the service',
  },
  ...KEY_OPTIONS,
} as const

type ChangeValues = KeyOptions & {
  note?: string
  'if-revision'?: string
  'retry-on-stale'?: boolean
  unsigned?: boolean
  config?: string
  json?: boolean
}

/** Makes a change at the desk, or without a private key where `--unsigned` says so, and tells its outcome. */
export async function changeReport(
  values: ChangeValues,
  make: (reports: ReportVerbs<string, AnswerOptions>, how: AnswerOptions) => Promise<ReportSummary>,
  io: Io,
): Promise<void> {
  if (values.unsigned && values.note !== undefined) {
    throw new UsageError('--note is sealed, so it needs the private key: leave out --unsigned.')
  }
  const how = {
    ifRevision: parseCount('--if-revision', values['if-revision']),
    retryOnStale: values['retry-on-stale'],
  }
  const settings = await loadSettings(io, values)
  const report = values.unsigned
    ? await make((await openClient(io, settings)).reports, how)
    : await make(await openDesk(io, settings, values), {
        ...how,
        note: values.note === '-' ? await io.readInput() : values.note,
      })
  if (values.json) io.printJson(report)
  else io.print(`${report.reference}: ${renderStanding(report)} (revision ${report.revision})`)
}

function renderStanding({ status, severity, declineReason, missing, exploited }: ReportSummary) {
  return [
    status,
    ...(severity ? [`severity ${severity}`] : []),
    ...(declineReason ? [declineReason] : []),
    ...(missing.length > 0 ? [`missing ${missing.join(', ')}`] : []),
    ...(exploited ? ['exploited'] : []),
  ].join(', ')
}
