import type { Condition, CustomField, FileTerms, PolicyChannel } from './policy/channel.ts'
import type { Policy } from './policy.ts'
import { type AskedFieldId, isCustomField, REPORT_FIELDS } from './report-fields.ts'

type Path = readonly (string | number)[]

/** What is wrong or odd in a policy: where, as a path of keys, and in words. */
export type PolicyFinding = { path: Path; message: string }

/** What contradicts itself in a policy of the right shape. No form can work by it. */
export function policyFaults(policy: Policy): PolicyFinding[] {
  return [
    ...repeatedIds(policy.channels, ['channels']),
    ...repeatedIds(policy.rules.items, ['rules', 'items']),
    ...policy.channels.flatMap((channel, at) => within(['channels', at], channelFaults(channel))),
  ]
}

/** Puts findings about a part below the part's place. */
export function within(path: Path, findings: readonly PolicyFinding[]): PolicyFinding[] {
  return findings.map((finding) => ({ ...finding, path: [...path, ...finding.path] }))
}

function channelFaults(channel: PolicyChannel): PolicyFinding[] {
  const { fields, customFields = [], completeness = { mode: 'advise' } } = channel
  return [
    ...repeatedIds(customFields, ['customFields']),
    ...customFields.flatMap((field, at) => within(['customFields', at], choiceFaults(field))),
    ...Object.entries(fields).flatMap(([id, rule]) =>
      within(['fields', id], conditionFaults(rule, channel)),
    ),
    ...customFields.flatMap((field, at) =>
      within(['customFields', at], conditionFaults(field, channel)),
    ),
    ...within(['completeness', 'needed'], offFields(completeness.needed ?? [], channel)),
    ...(completeness.anyOf ?? []).flatMap((group, at) =>
      within(['completeness', 'anyOf', at], offFields(group, channel)),
    ),
    ...within(['files'], fileFaults(channel.files ?? {})),
  ]
}

function fileFaults({ maxFileBytes = 0, maxTotalBytes = Infinity }: FileTerms): PolicyFinding[] {
  if (maxFileBytes <= maxTotalBytes) return []
  return [{ path: ['maxFileBytes'], message: 'is more than maxTotalBytes, which all files share' }]
}

function choiceFaults({ kind, choices = [] }: CustomField): PolicyFinding[] {
  const canChoose = kind === 'choice' || kind === 'choices'
  if (canChoose && choices.length === 0) {
    return [{ path: ['choices'], message: 'is missing: there is nothing to choose from' }]
  }
  if (!canChoose && choices.length > 0) {
    return [{ path: ['choices'], message: `belongs to choices only, not to a ${kind}` }]
  }
  return repeatedIds(choices, ['choices'])
}

type Conditional = { showWhen?: Condition | undefined; requireWhen?: Condition | undefined }

function conditionFaults({ showWhen, requireWhen }: Conditional, channel: PolicyChannel) {
  return [
    ...(showWhen ? within(['showWhen'], conditionFault(showWhen, channel)) : []),
    ...(requireWhen ? within(['requireWhen'], conditionFault(requireWhen, channel)) : []),
  ]
}

function conditionFault({ field, is }: Condition, channel: PolicyChannel): PolicyFinding[] {
  const rule = ruleOf(field, channel)
  if (!rule || rule.need === 'off') {
    return [{ path: ['field'], message: `${field} is not asked for in this channel` }]
  }
  if (rule.showWhen) {
    return [
      { path: ['field'], message: `${field} has a condition of its own, so it may be unasked` },
    ]
  }
  if (isFiles(field)) {
    return [
      { path: ['field'], message: `${field} is answered with files, which cannot be compared` },
    ]
  }
  const choices = choicesOf(field, channel)
  return is.flatMap((value, at) =>
    choices && !choices.includes(value)
      ? [{ path: ['is', at], message: `is no answer to ${field}: ${choices.join(', ')}` }]
      : [],
  )
}

function offFields(ids: readonly AskedFieldId[], channel: PolicyChannel): PolicyFinding[] {
  return ids.flatMap((id, at) =>
    (ruleOf(id, channel)?.need ?? 'off') === 'off'
      ? [{ path: [at], message: `${id} is not asked for in this channel` }]
      : [],
  )
}

function ruleOf(field: AskedFieldId, { fields, customFields = [] }: PolicyChannel) {
  return isCustomField(field) ? customFields.find(({ id }) => id === field) : fields[field]
}

function isFiles(field: AskedFieldId): boolean {
  return !isCustomField(field) && REPORT_FIELDS[field].kind === 'files'
}

/** Null for a field that is answered in free text. */
function choicesOf(field: AskedFieldId, { customFields = [] }: PolicyChannel) {
  if (isCustomField(field)) {
    return customFields.find(({ id }) => id === field)?.choices?.map(({ id }) => id) ?? null
  }
  const shape = REPORT_FIELDS[field]
  return 'choices' in shape ? shape.choices.map(String) : null
}

function repeatedIds(items: readonly { id: string }[], path: Path): PolicyFinding[] {
  const ids = items.map(({ id }) => id)
  return items.flatMap(({ id }, at) =>
    ids.indexOf(id) < at ? [{ path: [...path, at, 'id'], message: `${id} is there twice` }] : [],
  )
}
