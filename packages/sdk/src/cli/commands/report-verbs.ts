import { AskedFieldId, DECLINE_REASONS, SEVERITIES } from '@sealpost/protocol'
import { type Command, defineCommand } from '../command.ts'
import { UsageError } from '../exit-code.ts'
import { parseChoice, parseReportId } from '../parse-option.ts'
import { CHANGE_OPTIONS, changeReport } from '../report-change.ts'

const ID = '0b8f1a52-3c1e-4d53-9a0b-1d2c3b4a5f60'
const SIGNED = [
  'The same is sealed and signed for the reporter. Needs the scopes reports:read and reports:write, and',
  'a private key that the profile names as signer.',
]

const reportsRequestDetail = defineCommand({
  name: 'reports request-detail',
  summary: 'Ask the reporter for what is missing',
  arguments: ['<report-id>'],
  description: [
    'Says which fields are missing; the form asks the reporter for them in its own words. Promises about the',
    'assessment stand still until the answer.',
    ...SIGNED,
  ].join('\n'),
  options: {
    missing: {
      type: 'string',
      value: '<field>',
      multiple: true,
      help: 'A field of the policy, such as steps or x-build',
    },
    ...CHANGE_OPTIONS,
  },
  examples: [`reports request-detail ${ID} --missing steps --missing logs --note "Which browser?"`],
  async run({ options, arguments: [argument] }, io) {
    const reportId = parseReportId(argument)
    const missing = required('--missing', options.missing).map(parseField)
    await changeReport(options, (to, how) => to.requestDetail(reportId, missing, how), io)
  },
})

const reportsTriage = defineCommand({
  name: 'reports triage',
  summary: 'Say that a report is confirmed, and how severe it is',
  arguments: ['<report-id>'],
  description: ['Confirms a report and rates it.', ...SIGNED].join('\n'),
  options: {
    severity: { type: 'string', value: '<rating>', help: `One of ${SEVERITIES.join(', ')}` },
    ...CHANGE_OPTIONS,
  },
  examples: [`reports triage ${ID} --severity high`],
  async run({ options, arguments: [argument] }, io) {
    const reportId = parseReportId(argument)
    const severity = required('--severity', parseChoice('--severity', options.severity, SEVERITIES))
    await changeReport(options, (to, how) => to.triage(reportId, severity, how), io)
  },
})

const reportsDecline = defineCommand({
  name: 'reports decline',
  summary: 'Say that a report goes no further, and why',
  arguments: ['<report-id>'],
  description: ['Declines a report. It can be acknowledged again.', ...SIGNED].join('\n'),
  options: {
    reason: { type: 'string', value: '<reason>', help: `One of ${DECLINE_REASONS.join(', ')}` },
    ...CHANGE_OPTIONS,
  },
  examples: [`reports decline ${ID} --reason duplicate --note "Known since May."`],
  async run({ options, arguments: [argument] }, io) {
    const reportId = parseReportId(argument)
    const reason = required('--reason', parseChoice('--reason', options.reason, DECLINE_REASONS))
    await changeReport(options, (to, how) => to.decline(reportId, reason, how), io)
  },
})

type PlainVerb = Pick<Command, 'name' | 'summary' | 'description'> & {
  verb: 'acknowledge' | 'startFix' | 'markFixed' | 'disclose'
}

/** A move that needs nothing but its word. */
function definePlain({ verb, description, ...words }: PlainVerb): Command {
  return defineCommand({
    ...words,
    arguments: ['<report-id>'],
    description: [description, ...SIGNED].join('\n'),
    options: CHANGE_OPTIONS,
    examples: [`${words.name} ${ID}`, `${words.name} ${ID} --note "Thank you!"`],
    async run({ options, arguments: [argument] }, io) {
      const reportId = parseReportId(argument)
      await changeReport(options, (to, how) => to[verb](reportId, how), io)
    },
  })
}

/** One command for each move of a vendor's, in the order in which a report meets them. */
export const REPORT_VERBS: readonly Command[] = [
  definePlain({
    name: 'reports acknowledge',
    verb: 'acknowledge',
    summary: 'Say that a person has a report',
    description: 'Says that a person has it.',
  }),
  reportsRequestDetail,
  reportsTriage,
  definePlain({
    name: 'reports start-fix',
    verb: 'startFix',
    summary: 'Say that a fix is being made',
    description: 'Says that a fix is being made.',
  }),
  definePlain({
    name: 'reports mark-fixed',
    verb: 'markFixed',
    summary: 'Say that a fix is available',
    description: 'Says that a fix is available.',
  }),
  definePlain({
    name: 'reports disclose',
    verb: 'disclose',
    summary: 'Say that a report is public',
    description: [
      'Says that it is public; nothing can be changed afterwards. Before there is a fix, the window of the',
      'policy has to be over.',
    ].join('\n'),
  }),
  reportsDecline,
]

function required<T>(option: string, value: T | undefined): T {
  if (value === undefined) throw new UsageError(`${option} is missing. See --help.`)
  return value
}

function parseField(field: string): AskedFieldId {
  const { data } = AskedFieldId.safeParse(field)
  if (data !== undefined) return data
  throw new UsageError(`--missing ${field} is no field of a policy; see its channels.`)
}
