import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Policy } from '@sealpost/protocol'
import { findPolicyFaults } from './policy-faults.ts'

const folder = new URL('../../../../examples/policies/', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
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
    { path: '/notices/0', message: 'must be a text, or must be an object' },
  ],
])('%s is named by its path, with what it must be', (_, policy, fault) => {
  expect(findPolicyFaults(policy)).toEqual([fault])
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
