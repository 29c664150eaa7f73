import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { Policy } from '../src/policy.ts'
import { readFixture, readFixtures } from '../src/testing/fixtures.ts'
import { policyJsonSchema } from './policy-json-schema.ts'

const validate = new Ajv2020({ allErrors: true }).compile(policyJsonSchema())
const policy = Policy.parse(readFixture('policy/valid/minimal.json'))
const examples = new URL('../../../examples/policies/', import.meta.url)

/** What the schema does not see: whether a day or a time zone exists, and whether a target has the form of its kind. */
const BEYOND_SHAPE = [
  'calendar.holidays.0--no-such-day',
  'calendar.timeZone--offset',
  'calendar.timeZone--unknown',
  'safeHarbour.text--in-no-language',
  'scope.targets.0.value--wildcard-alone',
  'scope.targets.0.value--wildcard-of-a-top-level-domain',
]

test.each(['acme', 'promon', 'patchmon', 'claromentis'])(
  'an independent validator takes the policy of %s',
  (name) => {
    const example: unknown = JSON.parse(readFileSync(new URL(`${name}.json`, examples), 'utf8'))

    expect([validate(example), validate.errors]).toEqual([true, null])
  },
)

test.each(readFixtures('policy', 'valid'))('it takes $name', ({ value }) => {
  expect([validate(value), validate.errors]).toEqual([true, null])
})

test.each(readFixtures('policy', 'invalid').filter(({ name }) => !BEYOND_SHAPE.includes(name)))(
  'it refuses $name, and says where',
  ({ value, path }) => {
    validate(value)

    const places = validate.errors?.map(placeOf) ?? []
    expect(places.some((place) => place.startsWith(path))).toBe(true)
  },
)

test('it refuses a mistyped key wherever it stands', () => {
  validate({ ...policy, naem: 'Acme' })
  const [error] = validate.errors ?? []
  validate({ ...policy, scope: { ...policy.scope, targts: [] } })
  const [inner] = validate.errors ?? []

  expect([error?.params, inner?.params]).toEqual([
    { additionalProperty: 'naem' },
    { additionalProperty: 'targts' },
  ])
})

test('it lets a policy name its schema', () => {
  expect(validate({ $schema: './policy.schema.json', ...policy })).toBe(true)
})

/** Where a validator's error lies, as dotted keys; a key that is missing or too many counts as a place. */
function placeOf({
  instancePath,
  params,
}: {
  instancePath: string
  params: Record<string, unknown>
}): string {
  const { missingProperty, additionalProperty, propertyName } = params
  const key = missingProperty ?? additionalProperty ?? propertyName
  return [...instancePath.split('/').slice(1), ...(typeof key === 'string' ? [key] : [])].join('.')
}
