import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Policy } from '@sealpost/protocol'
import { findPolicyFaults, findPolicyWarnings } from './policy-faults.ts'

const folder = new URL('../../../../examples/policies/', import.meta.url)
const files = readdirSync(folder).filter((name) => /^(?!package|tsconfig).*\.json$/.test(name))
const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, folder), 'utf8'))

test('the four example policies are there', () => {
  expect(files).toEqual(['acme.json', 'claromentis.json', 'patchmon.json', 'promon.json'])
})

test.each(files)('%s is a policy without a fault', (file) => {
  expect(findPolicyFaults(read(file))).toEqual([])
})

test.each(files)('%s says everything in English and in German', (file) => {
  const texts = collectTexts(read(file))

  expect(texts.length).toBeGreaterThan(10)
  for (const text of texts) expect(Object.keys(text)).toEqual(['en', 'de'])
})

const acme = Policy.parse(read('acme.json'))

test.each([
  [
    'a mistyped key',
    { ...acme, safeHarbor: acme.safeHarbour },
    { path: '/safeHarbor', message: 'is not known here' },
  ],
  [
    'a key that belongs elsewhere',
    { ...acme, scope: { ...acme.scope, url: 'https://acme.example' } },
    { path: '/scope/url', message: 'is not known here' },
  ],
  [
    'a field that does not exist',
    { ...acme, channels: [{ id: 'x', label: 'X', fields: { sumary: { need: 'required' } } }] },
    { path: '/channels/0/fields/sumary', message: 'is not known here' },
  ],
  [
    'a missing part',
    { ...acme, scope: undefined },
    { path: '/scope', message: 'is missing: must be an object' },
  ],
  [
    'a number in place of a text',
    { ...acme, name: 7 },
    { path: '/name', message: 'must be a text' },
  ],
  ['an empty text', { ...acme, name: '' }, { path: '/name', message: 'must not be empty' }],
  [
    'too many days',
    { ...acme, retentionDays: 9999 },
    { path: '/retentionDays', message: 'must be at most 3650' },
  ],
  [
    'a choice that is none',
    { ...acme, identity: 'secret' },
    { path: '/identity', message: 'must be "anonymous", "handle" or "contact"' },
  ],
  [
    'a text in words that are neither one nor several',
    { ...acme, notices: [1] },
    { path: '/notices/0', message: 'must be an object' },
  ],
  [
    'a text that is neither words nor words in several languages',
    { ...acme, notices: [{ kind: 'law', text: 1 }] },
    { path: '/notices/0/text', message: 'must be a text, or must be an object' },
  ],
  [
    'a language that is none',
    { ...acme, notices: [{ kind: 'law', text: { english: 'Hello' } }] },
    { path: '/notices/0/text/english', message: 'is not known here' },
  ],
  [
    'a text in no language',
    { ...acme, notices: [{ kind: 'law', text: {} }] },
    { path: '/notices/0/text', message: 'must say it in a language' },
  ],
  [
    'a span of two kinds',
    { ...acme, promises: { triage: { within: { days: 3, businessDays: 2 } } } },
    {
      path: '/promises/triage/within',
      message: 'must not have businessDays, or must not have days',
    },
  ],
  [
    'a wildcard for everything',
    { ...acme, scope: { ...acme.scope, targets: [{ kind: 'domain', value: '*' }] } },
    {
      path: '/scope/targets/0/value',
      message: 'does not have the form of its kind, or matches too much',
    },
  ],
  [
    'a scope of 10,000 entries',
    { ...acme, scope: { ...acme.scope, targets: Array(10_000).fill(acme.scope.targets[0]) } },
    { path: '/scope/targets', message: 'must be at most 500 items long' },
  ],
  [
    'a link that runs',
    { ...acme, url: 'javascript:alert(1)' },
    { path: '/url', message: 'must be an address that begins with https:// or http://' },
  ],
  [
    'a text that turns its direction',
    { ...acme, notices: [{ kind: 'law', text: { en: 'Safe \u202eexe.' } }] },
    {
      path: '/notices/0/text/en',
      message: 'has the hidden character U+202E, which could make it read as something else',
    },
  ],
  [
    'a text with a control character',
    { ...acme, name: 'Acme\u001b[2J' },
    {
      path: '/name',
      message: 'has the hidden character U+001B, which could make it read as something else',
    },
  ],
  [
    'a contradiction',
    { ...acme, channels: [...acme.channels, ...acme.channels.slice(0, 1)] },
    {
      path: `/channels/${acme.channels.length}/id`,
      message: 'vulnerability is there twice',
    },
  ],
])('%s is named by its path, with what it must be', (_, policy, fault) => {
  expect(findPolicyFaults(policy)).toEqual([fault])
})

test('a mistyped key is named beside the fault that it causes', () => {
  const { identity, ...rest } = acme

  expect(findPolicyFaults({ ...rest, identiy: identity })).toEqual([
    { path: '/identity', message: 'is missing: must be "anonymous", "handle" or "contact"' },
    { path: '/identiy', message: 'is not known here' },
  ])
})

test('markup, line ends and right-to-left words are texts like any other', () => {
  const text = { en: '<b>Be kind</b>\r\n\tplease', he: '\u200fשלום' }

  expect(findPolicyFaults({ ...acme, notices: [{ kind: 'law', text }] })).toEqual([])
})

test('editors may be told where the schema is', () => {
  expect(findPolicyFaults({ $schema: './policy.schema.json', ...acme })).toEqual([])
})

test('promises that cannot both hold, and texts that lack a language, are warned about', () => {
  const promises = {
    acknowledge: { within: { days: 30 } },
    triage: { within: { days: 3 } },
  }
  const notices = [{ kind: 'law', text: { en: 'Mind the law' } }]

  const warnings = findPolicyWarnings({ ...acme, promises, notices }, new Date())

  expect(warnings).toEqual([
    {
      path: '/promises/acknowledge/within',
      message: 'is longer than triage: both cannot be kept as they stand',
    },
    { path: '/notices/0/text', message: 'has no words in de' },
  ])
})

test.each(files)('%s surprises nobody', (file) => {
  expect(findPolicyWarnings(read(file), new Date('2026-11-22'))).toEqual([])
})

test('a fault of a whole document is named too', () => {
  expect(findPolicyFaults(null)).toEqual([{ path: '/', message: 'must be an object' }])
})

type Texts = Record<string, string>

/** Everything in a policy that is said in several languages. */
function collectTexts(value: unknown): Texts[] {
  if (typeof value !== 'object' || value === null) return []
  if (isTexts(value)) return [value]
  return Object.values(value).flatMap(collectTexts)
}

function isTexts(value: object): value is Texts {
  return 'en' in value || 'de' in value
}
