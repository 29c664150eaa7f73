import { expect, test } from 'vitest'
import { makePolicy } from '../testing/make-policy.ts'
import { scopeVerdict } from './scope.ts'

const { scope } = makePolicy()
const judge = (target: string) => scopeVerdict(target, scope).kind

test.each([
  'app.acme.example',
  'a.b.acme.example',
  'https://APP.acme.example:8443/login?next=/',
  'http://app.acme.example',
  'https://cloud.example/acme',
  'cloud.example/acme/users/1',
  'https://cloud.example/acme/../acme/users',
  '192.0.2.17',
  'http://192.0.2.17/admin',
  '192.0.2.128/25',
  'acme agent',
  'Login at https://app.acme.example',
])('%s is in scope', (target) => {
  expect(judge(target)).toBe('in')
})

test.each([
  'acme.example',
  'evilacme.example',
  'app.acme.example.evil.example',
  'https://cloud.example/acme-internal',
  'https://cloud.example/other/acme',
  'https://cloud.example/acme/../other',
  'https://cloud.example:8443/acme',
  'https://user@evil.example/.acme.example',
  '192.0.3.1',
  '192.0.0.0/16',
  '2001:db8::1',
  'https://app.acme.example and https://evil.example',
])('%s is outside the scope', (target) => {
  expect(judge(target)).toBe('outside')
})

test.each(['', '   ', 'the login form', 'version 2.3.1', 'Acme'])(
  '"%s" cannot be compared with the scope',
  (target) => {
    expect(judge(target)).toBe('unknown')
  },
)

test('an exclusion wins over a listed target and says why', () => {
  const verdict = scopeVerdict('https://blog.acme.example/post', scope)

  expect(verdict).toMatchObject({
    kind: 'excluded',
    exclusion: { text: 'The blog', reason: 'Another company runs it.' },
  })
})

test('everything but the exclusions is inside an open scope', () => {
  const open = { ...scope, mode: 'open' } as const

  expect(scopeVerdict('anything.example', open)).toEqual({ kind: 'in', target: null })
  expect(scopeVerdict('blog.acme.example', open).kind).toBe('excluded')
})

test('a product is found by its name in any language', () => {
  const target = {
    kind: 'product',
    value: 'agent',
    label: { en: 'Agent', de: 'Spürhund' },
  } as const

  const verdict = scopeVerdict(' spürhund ', { ...scope, targets: [target] })

  expect(verdict).toEqual({ kind: 'in', target })
})

test('international names are the same in either spelling', () => {
  const targets = [{ kind: 'domain', value: '*.bücher.example' } as const]

  const verdict = scopeVerdict('shop.xn--bcher-kva.example', { ...scope, targets })

  expect(verdict.kind).toBe('in')
})

test.each([
  ['2001:db8::/32', '2001:0db8:ffff::1'],
  ['2001:db8::/32', 'https://[2001:db8::1]:8443/x'],
  ['::1', '0:0:0:0:0:0:0:1'],
  ['2001:db8:0:8000::/49', '2001:db8:0:ffff::'],
])('%s covers %s', (value, target) => {
  const targets = [{ kind: 'ip', value } as const]

  expect(scopeVerdict(target, { ...scope, targets }).kind).toBe('in')
})

test.each([
  ['2001:db8::/32', '2001:db9::1'],
  ['2001:db8:0:8000::/49', '2001:db8:0:7fff::'],
  ['::ffff:192.0.2.0/120', '192.0.2.1'],
  ['192.0.2.0/33', '192.0.2.0'],
  ['nonsense', '192.0.2.0'],
])('%s does not cover %s', (value, target) => {
  const targets = [{ kind: 'ip', value } as const]

  expect(scopeVerdict(target, { ...scope, targets }).kind).toBe('outside')
})
