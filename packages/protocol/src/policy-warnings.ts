import { needOf } from './asked-fields.ts'
import { dayOf, endOfSpanMs, UTC_CALENDAR } from './calendar.ts'
import type { PolicyChannel } from './policy/channel.ts'
import type { Promises, Span } from './policy/promises.ts'
import type { Policy } from './policy.ts'
import { type PolicyFinding, within } from './policy-faults.ts'

/**
 * What will surprise somebody about a policy that works: promises that cannot both be kept, texts
 * that some readers will find in another language, holidays that are over, limits of what nobody is asked.
 *
 * @param nowMs Milliseconds since 1970; spans of days and of business days are compared from then on.
 */
export function policyWarnings(policy: Policy, nowMs: number): PolicyFinding[] {
  return [
    ...within(['promises'], promiseWarnings(policy.promises ?? {}, policy, nowMs)),
    ...policy.channels.flatMap(({ promises }, at) =>
      within(['channels', at, 'promises'], promiseWarnings(promises ?? {}, policy, nowMs)),
    ),
    ...policy.channels.flatMap((channel, at) => within(['channels', at], fileWarnings(channel))),
    ...creditWarnings(policy),
    ...holidayWarnings(policy, nowMs),
    ...languageWarnings(policy, new Set([policy.language, ...languagesIn(policy)])),
  ]
}

/** Pairs of promises of which the first must come no later than the second. */
const ORDER = [
  ['acknowledge', 'triage'],
  ['acknowledge', 'firstAnswer'],
  ['triage', 'remediate'],
  ['update', 'remediate'],
  ['emergency', 'remediate'],
] as const satisfies [keyof Promises, keyof Promises][]

function promiseWarnings(
  promises: Promises,
  ...[policy, nowMs]: [policy: Policy, nowMs: number]
): PolicyFinding[] {
  const endOf = (span: Span | undefined) =>
    span ? endOfSpanMs(nowMs, span, policy.calendar ?? UTC_CALENDAR) : null
  const late = (earlier: Span | undefined, later: Span | undefined) =>
    (endOf(earlier) ?? -Infinity) > (endOf(later) ?? Infinity)
  return [
    ...ORDER.filter(([one, other]) => late(promises[one]?.within, promises[other]?.within)).map(
      ([one, other]) => ({
        path: [one, 'within'],
        message: `is longer than ${other}: both cannot be kept as they stand`,
      }),
    ),
    ...(late(promises.remediate?.within, policy.disclosure?.window)
      ? [
          {
            path: ['remediate', 'within'],
            message: 'is longer than disclosure.window: it would be public before there is a fix',
          },
        ]
      : []),
  ]
}

function fileWarnings(channel: PolicyChannel): PolicyFinding[] {
  return channel.files && needOf(channel, 'evidence') === 'off'
    ? [{ path: ['files'], message: 'says which files are taken, yet evidence is not asked for' }]
    : []
}

function creditWarnings({ credit, channels }: Policy): PolicyFinding[] {
  if (credit?.asked !== 'now') return []
  return channels.some((channel) => needOf(channel, 'credit') !== 'off')
    ? []
    : [{ path: ['credit', 'asked'], message: 'is "now", yet no channel asks for credit' }]
}

function holidayWarnings({ calendar, promises, channels }: Policy, nowMs: number): PolicyFinding[] {
  const spans = [promises, ...channels.map((channel) => channel.promises)]
    .flatMap((each) => Object.values(each ?? {}))
    .flatMap((term) => (term ? [term.within] : []))
  if (!spans.some((span) => 'businessDays' in span)) return []
  if (!calendar) {
    return [
      { path: ['calendar'], message: 'is missing: business days are Monday to Friday in UTC' },
    ]
  }
  const today = Math.floor(nowMs / 86_400_000)
  return calendar.holidays?.some((date) => dayOf(date) >= today)
    ? []
    : [{ path: ['calendar', 'holidays'], message: 'names no day to come: no holiday will count' }]
}

type Texts = Readonly<Record<string, string>>

function languagesIn(value: unknown): Set<string> {
  if (typeof value !== 'object' || value === null) return new Set()
  if (isTexts(value)) return new Set(Object.keys(value))
  return new Set(Object.values(value).flatMap((inner) => [...languagesIn(inner)]))
}

function languageWarnings(value: unknown, languages: ReadonlySet<string>): PolicyFinding[] {
  if (typeof value !== 'object' || value === null) return []
  if (isTexts(value)) {
    const missing = [...languages].filter((language) => !(language in value))
    return missing.length > 0
      ? [{ path: [], message: `has no words in ${missing.join(', ')}` }]
      : []
  }
  return Object.entries(value).flatMap(([key, inner]) =>
    within([key], languageWarnings(inner, languages)),
  )
}

/** Texts in several languages are the only objects of a policy with nothing but language tags as keys. */
function isTexts(value: object): value is Texts {
  const keys = Object.keys(value)
  return (
    keys.length > 0 &&
    keys.every((key) => /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(key) && key !== 'url') &&
    Object.values(value).every((inner) => typeof inner === 'string')
  )
}
