import { SEVERITIES, type VisibleChange } from '@sealpost/protocol'
import { defineCommand } from '../command.ts'
import { UsageError } from '../exit-code.ts'
import { parseChoice, parseReportId } from '../parse-option.ts'
import { CHANGE_OPTIONS, changeReport } from '../report-change.ts'

export const reportsUpdate = defineCommand({
  name: 'reports update',
  summary: 'Change what is known about a report, where it stands',
  arguments: ['<report-id>'],
  description: [
    'Rates a report anew, or says whether it is exploited; moves have commands of their own. The same is',
    'sealed and signed for the reporter. Needs the scopes reports:read and reports:write, and a private key',
    'that the profile names as signer.',
  ].join('\n'),
  options: {
    severity: { type: 'string', value: '<rating>', help: `One of ${SEVERITIES.join(', ')}` },
    exploited: {
      type: 'string',
      value: '<yes|no>',
      help: 'Whether you know of exploitation in the wild',
    },
    ...CHANGE_OPTIONS,
  },
  examples: [
    'reports update 0b8f1a52-3c1e-4d53-9a0b-1d2c3b4a5f60 --exploited yes',
    'reports update 0b8f1a52-3c1e-4d53-9a0b-1d2c3b4a5f60 --severity critical --note "Worse than thought."',
  ],
  async run({ options, arguments: [argument] }, io) {
    const reportId = parseReportId(argument)
    const change = parseChange(options)
    await changeReport(options, (to, how) => to.update(reportId, change, how), io)
  },
})

function parseChange(values: { severity?: string; exploited?: string }): VisibleChange {
  const severity = parseChoice('--severity', values.severity, SEVERITIES)
  const exploited = parseChoice('--exploited', values.exploited, ['yes', 'no'])
  if (!severity && !exploited) {
    throw new UsageError('Say what changes: --severity or --exploited. See --help.')
  }
  return {
    ...(severity && { severity }),
    ...(exploited && { exploited: exploited === 'yes' }),
  }
}
