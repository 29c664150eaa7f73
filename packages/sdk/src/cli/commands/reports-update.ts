import { text } from 'node:stream/consumers'
import {
  canMove,
  DECLINE_REASONS,
  FIELD_IDS,
  REPORT_STATUSES,
  SEVERITIES,
  VisibleChange,
} from '@sealpost/protocol'
import { defineCommand } from '../command.ts'
import { UsageError } from '../exit-code.ts'
import { parseChoice, parseCount, parseReportId } from '../parse-option.ts'
import { PASSPHRASE_OPTIONS } from '../passphrase.ts'
import { renderChange } from '../render.ts'
import { openClient, openDesk } from '../secrets.ts'
import { loadSettings } from '../settings.ts'

/** What a vendor can move a report to, from anywhere. */
const VENDOR_STATUSES = REPORT_STATUSES.filter((to) =>
  REPORT_STATUSES.some((from) => canMove(from, to, 'vendor')),
)

const options = {
  status: { type: 'string', value: '<status>', help: `One of ${VENDOR_STATUSES.join(', ')}` },
  severity: { type: 'string', value: '<rating>', help: `One of ${SEVERITIES.join(', ')}` },
  reason: {
    type: 'string',
    value: '<reason>',
    help: `With declined: ${DECLINE_REASONS.join(', ')}`,
  },
  missing: {
    type: 'string',
    value: '<field>',
    multiple: true,
    help: 'With needs_detail: a field to complete',
  },
  exploited: {
    type: 'string',
    value: '<yes|no>',
    help: 'Whether you know of exploitation in the wild',
  },
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
  ...PASSPHRASE_OPTIONS,
} as const

type UpdateValues = {
  [Name in Exclude<keyof typeof options, 'missing' | 'unsigned' | 'retry-on-stale'>]?: string
} & { missing?: string[] }

export const reportsUpdate = defineCommand({
  name: 'reports update',
  summary: 'Change a report and tell its reporter',
  arguments: ['<report-id>'],
  description: [
    'Changes a report, with the same change sealed and signed for its reporter.',
    'Needs the scopes reports:read and reports:write, and a private key that the profile names as signer.',
  ].join('\n'),
  options,
  examples: [
    'reports update 0b8f1a52-3c1e-4d53-9a0b-1d2c3b4a5f60 --status acknowledged --note "Thank you!"',
    'reports update 0b8f1a52-3c1e-4d53-9a0b-1d2c3b4a5f60 --status triaged --severity high',
    'reports update 0b8f1a52-3c1e-4d53-9a0b-1d2c3b4a5f60 --status declined --reason duplicate',
    'reports update 0b8f1a52-3c1e-4d53-9a0b-1d2c3b4a5f60 --status needs_detail --missing steps',
  ],
  async run({ options: values, arguments: [argument] }, io) {
    const reportId = parseReportId(argument)
    const change = parseChange(values)
    const how = {
      ifRevision: parseCount('--if-revision', values['if-revision']),
      retryOnStale: values['retry-on-stale'],
    }
    const settings = await loadSettings(io, values)
    if (values.unsigned && values.note !== undefined) {
      throw new UsageError('--note is sealed, so it needs the private key: leave out --unsigned.')
    }
    const note = values.note === '-' ? await text(process.stdin) : values.note
    const report = values.unsigned
      ? await (await openClient(io, settings)).reports.update(reportId, change, how)
      : await (await openDesk(io, settings, values)).update(reportId, change, { ...how, note })
    if (values.json) io.printJson(report)
    else io.print(`${report.reference}: ${renderChange(change)} (revision ${report.revision})`)
  },
})

function parseChange(values: UpdateValues): VisibleChange {
  const exploited = parseChoice('--exploited', values.exploited, ['yes', 'no'])
  const given = {
    status: parseChoice('--status', values.status, VENDOR_STATUSES),
    severity: parseChoice('--severity', values.severity, SEVERITIES),
    declineReason: parseChoice('--reason', values.reason, DECLINE_REASONS),
    exploited: exploited && exploited === 'yes',
    missing: values.missing?.map((field) => parseChoice('--missing', field, FIELD_IDS)),
  }
  const change = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  )
  if (Object.keys(change).length === 0) {
    throw new UsageError('Say what changes: --status, --severity, --exploited, … See --help.')
  }
  return VisibleChange.parse(change)
}
