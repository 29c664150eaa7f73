import {
  type AskedFieldId,
  channelOf,
  type Policy,
  textIn,
  type VisibleChange,
} from '@sealpost/protocol'
import type { OpenedReport } from './open-report.ts'

type Input = {
  opened: Pick<OpenedReport, 'report'>
  policy: Policy
  change: VisibleChange
  note?: string | undefined
}

/** Writes a change for people who open it with gpg or a mail program. */
export function describeChange(input: Input): string {
  const { opened, policy, change, note } = input
  const { status, severity, declineReason, exploited, missing } = change
  const lines = [
    `${policy.name} changed the report ${opened.report.reportId}`,
    '',
    ...(status ? [`Status: ${status}`] : []),
    ...(declineReason ? [`Reason: ${declineReason}`] : []),
    ...(severity ? [`Severity: ${severity}`] : []),
    ...(exploited === undefined ? [] : [`Known to be exploited: ${exploited ? 'yes' : 'no'}`]),
    ...(missing ? [`Please add: ${missing.map((field) => nameOf(field, input)).join(', ')}`] : []),
    ...(note === undefined ? [] : ['', note]),
  ]
  return `${lines.join('\n')}\n`
}

/** A question of the vendor's own by its label, in the language that the reporter read it in. */
function nameOf(field: AskedFieldId, { opened, policy }: Pick<Input, 'opened' | 'policy'>): string {
  const { channel, language } = opened.report
  const own = channelOf(policy, channel)?.customFields?.find(({ id }) => id === field)
  return own ? textIn(own.label, language, policy.language) : field
}
