import {
  channelOf,
  identityAsks,
  type MissingAnswer,
  missingAnswers,
  type Policy,
  type SealedReportItem,
  scopeVerdict,
  textIn,
} from '@sealpost/protocol'
import { type Finding, type FindingCode, toFinding } from './findings.ts'

/** What a report lacks that the policy it was sealed under asks for, and whether it lies outside its scope. */
export function policyFindings({ channel, body }: SealedReportItem, policy: Policy): Finding[] {
  return [
    ...scopeFindings(body.answers.target, policy),
    ...answerFindings(channel, body, policy),
    ...ruleFindings(body, policy),
  ]
}

type Body = SealedReportItem['body']

function scopeFindings(target: string | undefined, { scope, language }: Policy): Finding[] {
  if (!target) return []
  const verdict = scopeVerdict(target, scope)
  if (verdict.kind === 'outside') return [toFinding('out_of_scope', target)]
  if (verdict.kind !== 'excluded') return []
  const { text, reason } = verdict.exclusion
  return [toFinding('excluded', textIn(reason ?? text, language, language))]
}

/** Identity is told apart: without it nobody can be asked or thanked. */
function answerFindings(id: string, { answers }: Body, policy: Policy): Finding[] {
  const channel = channelOf(policy, id)
  if (!channel) return []
  const missing = missingAnswers(policy, channel, answers)
  const isIdentity = ({ anyOf: [field] }: MissingAnswer) => field && identityAsks(policy, field)
  const others = missing.filter((one) => !isIdentity(one))
  return [
    ...named('unidentified', missing.filter(isIdentity)),
    ...named(
      'unanswered',
      others.filter(({ isRequired }) => isRequired),
    ),
    ...named(
      'incomplete',
      others.filter(({ isRequired }) => !isRequired),
    ),
  ]
}

function named(code: FindingCode, missing: readonly MissingAnswer[]): Finding[] {
  const groups = missing.map(({ anyOf }) => anyOf.join(' or '))
  return groups.length > 0 ? [toFinding(code, groups.join(', '))] : []
}

function ruleFindings({ acceptedRules }: Body, { rules }: Policy): Finding[] {
  const left = rules.items.map(({ id }) => id).filter((id) => !acceptedRules.includes(id))
  return left.length > 0 ? [toFinding('rules_not_accepted', left.join(', '))] : []
}
