import {
  type AskedFieldId,
  channelOf,
  type EmbargoMove,
  type Policy,
  textIn,
  type VisibleChange,
} from '@sealpost/protocol'
import type { OpenedReport } from './open-report.ts'

type Input = {
  opened: Pick<OpenedReport, 'report'>
  policy: Policy
  /** Null for a message. */
  change: VisibleChange | null
  embargo?: EmbargoMove | undefined
  /** The message, or the note beside a change. */
  text?: string | undefined
}

/** Writes an entry for people who open it with gpg or a mail program. */
export function describeEntry(input: Input): string {
  const { opened, policy, change, embargo, text } = input
  const did = change ? 'changed' : 'wrote about'
  const lines = [
    `${policy.name} ${did} the report ${opened.report.reportId}`,
    ...withSpace(change ? describeChange(change, input) : []),
    ...withSpace(embargo ? [EMBARGO_WORDS[embargo.move](embargo)] : []),
    ...withSpace(text ? [text] : []),
  ]
  return `${lines.join('\n')}\n`
}

function describeChange(change: VisibleChange, input: Pick<Input, 'opened' | 'policy'>): string[] {
  const { status, severity, declineReason, exploited, alreadyPublic, missing } = change
  return [
    ...(status ? [`Status: ${status}`] : []),
    ...(declineReason ? [`Reason: ${declineReason}`] : []),
    ...(severity ? [`Severity: ${severity}`] : []),
    ...(exploited === undefined ? [] : [`Known to be exploited: ${exploited ? 'yes' : 'no'}`]),
    ...(alreadyPublic === undefined ? [] : [`Public already: ${alreadyPublic ? 'yes' : 'no'}`]),
    ...(missing ? [`Please add: ${missing.map((field) => nameOf(field, input)).join(', ')}`] : []),
  ]
}

const EMBARGO_WORDS: Record<EmbargoMove['move'], (move: EmbargoMove) => string> = {
  propose: (move) => `Proposed day of publication: ${dayOf(move)}`,
  accept: (move) => `Agreed day of publication: ${dayOf(move)}`,
  decline: () => 'The proposed day of publication is declined.',
}

function dayOf(move: EmbargoMove): string {
  return move.move === 'decline' ? '' : move.day
}

function withSpace(lines: readonly string[]): string[] {
  return lines.length > 0 ? ['', ...lines] : []
}

/** A question of the vendor's own by its label, in the language that the reporter read it in. */
function nameOf(field: AskedFieldId, { opened, policy }: Pick<Input, 'opened' | 'policy'>): string {
  const { channel, language } = opened.report
  const own = channelOf(policy, channel)?.customFields?.find(({ id }) => id === field)
  return own ? textIn(own.label, language, policy.language) : field
}
