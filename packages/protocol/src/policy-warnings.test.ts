import { expect, test } from 'vitest'
import { type Policy, policyWarnings } from './index.ts'
import { makePolicy, minimalPolicy } from './testing/make-policy.ts'

function warnings(differently: Partial<Policy>): string[] {
  const now = Date.parse('2026-11-22T10:00:00Z')
  return policyWarnings({ ...minimalPolicy, ...differently }, now).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  )
}

test.each<[string, Partial<Policy>, string]>([
  [
    'a triage that ends before the acknowledgement',
    { promises: { acknowledge: { within: { days: 9 } }, triage: { within: { days: 8 } } } },
    'promises.acknowledge.within: is longer than triage: both cannot be kept as they stand',
  ],
  [
    'business days that are longer than days',
    {
      calendar: { timeZone: 'Europe/Oslo', holidays: ['2026-12-25'] },
      promises: { acknowledge: { within: { businessDays: 5 } }, triage: { within: { days: 4 } } },
    },
    'promises.acknowledge.within: is longer than triage: both cannot be kept as they stand',
  ],
  [
    'a window that closes before the remedy is due',
    { promises: { remediate: { within: { days: 91 } } }, disclosure: { window: { days: 90 } } },
    'promises.remediate.within: is longer than disclosure.window: it would be public before there is a fix',
  ],
  [
    'credit that nobody is asked about',
    { credit: { asked: 'now' } },
    'credit.asked: is "now", yet no channel asks for credit',
  ],
  [
    'limits of files that nobody is asked for',
    { channels: [makePolicy({ files: { maxCount: 3 } }).channel] },
    'channels.0.files: says which files are taken, yet evidence is not asked for',
  ],
  [
    'business days without a calendar',
    { promises: { triage: { within: { businessDays: 5 } } } },
    'calendar: is missing: business days are Monday to Friday in UTC',
  ],
  [
    'holidays that are over',
    {
      promises: { triage: { within: { businessDays: 5 } } },
      calendar: { timeZone: 'UTC', holidays: ['2025-12-25'] },
    },
    'calendar.holidays: names no day to come: no holiday will count',
  ],
  [
    'words that are missing in a language',
    {
      safeHarbour: { text: { en: 'No claims.', de: 'Keine Ansprüche.' } },
      notices: [{ kind: 'reward', text: { en: 'No reward.' } }],
    },
    'notices.0.text: has no words in de',
  ],
  [
    'words that are missing in the language of the policy',
    { language: 'en', notices: [{ kind: 'reward', text: { de: 'Kein Lohn.' } }] },
    'notices.0.text: has no words in en',
  ],
])('%s earns a warning', (_, policy, finding) => {
  expect(warnings(policy)).toEqual([finding])
})

test('limits of files that are asked for earn none', () => {
  const { channel } = makePolicy({
    fields: { evidence: { need: 'optional' } },
    files: { maxCount: 3 },
  })

  expect(warnings({ channels: [channel] })).toEqual([])
})

test('promises that fit together earn none', () => {
  expect(
    warnings({
      promises: { acknowledge: { within: { days: 2 } }, remediate: { within: { days: 90 } } },
      disclosure: { window: { days: 90 } },
    }),
  ).toEqual([])
})
