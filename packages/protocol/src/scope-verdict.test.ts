import { expect, test } from 'vitest'
import { judgeTarget, PolicyScope, type ScopeTarget, scopeVerdict } from './index.ts'

const scope = PolicyScope.parse({
  mode: 'listed',
  outside: 'warn',
  targets: [
    { kind: 'domain', value: '*.acme.example' },
    { kind: 'url', value: 'https://cloud.example/acme' },
    { kind: 'ip', value: '192.0.2.0/24' },
    { kind: 'product', value: 'Acme Agent' },
  ],
  exclusions: [
    {
      target: { kind: 'domain', value: 'blog.acme.example' },
      text: 'The blog',
      reason: 'Another company runs it.',
    },
  ],
})
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

const DIGEST = `sha256:${'ab'.repeat(32)}`

test.each<[ScopeTarget['kind'], string, string]>([
  ['app', 'com.acme.launch', 'com.acme.Launch'],
  ['app', 'example.acme.launch', 'example.acme.launch'],
  ['app', 'com.acme.launch', 'https://play.google.com/store/apps/details?id=com.acme.launch&hl=de'],
  ['app', '123456789', 'https://apps.apple.com/de/app/acme-launch/id123456789'],
  ['package', 'pkg:npm/%40acme/telemetry', 'pkg:npm/@acme/telemetry@1.2.3'],
  ['package', 'pkg:npm/acme@1.2.3', 'pkg:npm/acme'],
  ['package', 'pkg:npm/acme@1.2.3', 'pkg:npm/acme@1.2.3?arch=arm64#lib'],
  ['image', 'registry.acme.example/station', 'registry.acme.example/station:2.1'],
  ['image', 'registry.acme.example:5000/station', 'registry.acme.example:5000/station'],
  ['image', 'images.acme.example/station', 'images.acme.example/station'],
  ['image', 'acme/station:2.1', 'docker.io/acme/station:2.1'],
  ['image', 'station', `docker.io/library/station@${DIGEST}`],
  ['repository', 'https://github.com/acme', 'git@github.com:Acme/rockets.git'],
  [
    'repository',
    'https://github.com/acme/rockets.git',
    'https://github.com/acme/rockets/tree/main',
  ],
  ['repository', 'ssh://git@code.acme.example:2222/rockets', 'https://code.acme.example/rockets'],
])('a listed %s %s covers %s', (kind, value, typed) => {
  const targets = [{ kind, value }]

  const judged = judgeTarget(typed, { ...scope, targets })

  expect(judged).toEqual({ kind, verdict: { kind: 'in', target: targets[0] } })
})

test.each<[ScopeTarget['kind'], string, string]>([
  ['app', 'com.acme.launch', 'com.acme.launchpad'],
  ['package', 'pkg:npm/acme@1.2.3', 'pkg:npm/acme@1.2.4'],
  ['package', 'pkg:npm/acme', 'pkg:pypi/acme'],
  ['package', 'pkg:npm/acme', 'pkg:npm/%E0%A4'],
  ['image', 'acme/station:2.1', 'acme/station:2.2'],
  ['image', 'registry.acme.example/station', 'acme/station:2.1'],
  ['repository', 'https://github.com/acme', 'https://github.com/acme-evil/rockets'],
  ['repository', 'https://github.com/acme/rockets', 'git@evil.example:acme/rockets.git'],
])('a listed %s %s does not cover %s', (kind, value, typed) => {
  const targets = [{ kind, value }]

  expect(scopeVerdict(typed, { ...scope, targets }).kind).toBe('outside')
})

test.each([
  ['login.acme.example', 'domain'],
  ['acme.example:8443', 'domain'],
  ['https://acme.example', 'url'],
  ['acme.example/login', 'url'],
  ['192.0.2.7', 'ip'],
  ['2001:db8::/32', 'ip'],
  ['com.acme.launch', 'app'],
  ['pkg:maven/org.acme/core@1.0', 'package'],
  ['nginx:1.25', 'image'],
  ['ghcr.io/acme/station', 'image'],
  ['https://gitlab.com/acme/rockets', 'repository'],
  ['git@code.acme.example:rockets/guidance.git', 'repository'],
  ['9fceb02d0ae598e95dc970b74767f19372d61af8', 'commit'],
  ['v2.3.1-rc.1', 'version'],
  ['2.3.1', 'version'],
  ['RoadRunner', 'product'],
  ['the login form', 'product'],
])('%s is read as one kind of target: %s', (typed, kind) => {
  expect(judgeTarget(typed, { ...scope, targets: [], exclusions: [] }).kind).toBe(kind)
})

test('a target is compared as what it is before it is compared as an address', () => {
  const image = { kind: 'image', value: 'registry.acme.example/station' } as const
  const targets = [...scope.targets, image]

  const judged = judgeTarget('registry.acme.example/station:2.1', { ...scope, targets })

  expect(judged).toEqual({ kind: 'image', verdict: { kind: 'in', target: image } })
})

test('a scope of 500 targets is read once, so that judging keeps up with typing', () => {
  const targets = Array.from({ length: 500 }, (_, at) => ({
    kind: 'url' as const,
    value: `https://host-${at}.acme.example/path`,
  }))
  const large = { ...scope, targets }
  const first = performance.now()
  scopeVerdict('https://host-499.acme.example/path', large)
  const reading = performance.now() - first

  const start = performance.now()
  for (let at = 0; at < 100; at++) scopeVerdict('https://nowhere.example/', large)
  const judging = (performance.now() - start) / 100

  expect(judging).toBeLessThan(reading)
})

test.each<[ScopeTarget['kind'], string]>([
  ['domain', '<script>alert(1)</script>'],
  ['url', 'https://\u202e/'],
  ['package', 'pkg:npm/%'],
  ['image', '\ud800'],
  ['repository', 'ssh://\u0000'],
  ['ip', '999.1.1.1/99'],
  ['app', '('.repeat(500)],
  ['product', '__proto__'],
])('a hostile %s in the scope covers nothing and breaks nothing', (kind, value) => {
  const targets = [{ kind, value }]

  expect(scopeVerdict('https://app.acme.example', { ...scope, targets }).kind).toBe('outside')
})

test('a target too long to be sealed is not compared', () => {
  expect(judgeTarget('a.example '.repeat(10_000), scope)).toEqual({
    kind: null,
    verdict: { kind: 'unknown' },
  })
})
