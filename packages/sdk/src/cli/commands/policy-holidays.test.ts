import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseProfile, SignedProfile } from '@sealpost/protocol'
import { givenDesk } from '../../testing/given-desk.ts'
import { runCli } from '../../testing/run-cli.ts'

/** Node's option to start as if a package were not installed. */
function without(name: string): Record<string, string> {
  const hook = `import { registerHooks } from 'node:module'
    registerHooks({ resolve(id, context, next) {
      if (id === '${name}') throw new Error('not installed')
      return next(id, context)
    } })`
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(hook)}` }
}

test('holidays are written into the policy, which is checked and signed with them', async () => {
  const { cli, folder } = await givenDesk()

  const filled = await cli('policy', 'holidays', 'policy.json', '--country', 'NO', '--json')
  const checked = await cli('policy', 'check', 'policy.json')
  const written = await readFile(join(folder, 'policy.json'), 'utf8')

  expect(filled.code).toBe(0)
  expect(JSON.parse(filled.stdout)).toMatchObject({ timeZone: 'Europe/London' })
  expect(checked.code).toBe(0)
  expect(written).toMatch(/"\d{4}-05-17"/)
})

test('a profile is signed with holidays that the policy file does not name', async () => {
  const { cli, folder } = await givenDesk()
  const before = await readFile(join(folder, 'policy.json'), 'utf8')

  const signed = await cli('profile', 'sign', '--serial', '9', '--country', 'GB', '--region', 'ENG')

  const { policy } = parseProfile(SignedProfile.parse(JSON.parse(signed.stdout)).profile)
  expect(policy.calendar?.holidays?.length).toBeGreaterThan(10)
  expect(await readFile(join(folder, 'policy.json'), 'utf8')).toBe(before)
})

test.each([
  ['without a country', [], '--country is missing'],
  ['for a region of nowhere', ['--region', 'ENG'], 'need --country'],
  ['for a country without data', ['--country', 'XX'], 'no holidays for the country XX'],
])('holidays %s are refused, and the file stays as it was', async (_, options, words) => {
  const { cli, folder } = await givenDesk()
  const before = await readFile(join(folder, 'policy.json'), 'utf8')

  const { code, stderr } = await cli('policy', 'holidays', 'policy.json', ...options)

  expect(code).toBe(2)
  expect(stderr).toContain(words)
  expect(await readFile(join(folder, 'policy.json'), 'utf8')).toBe(before)
})

test('who lacks the library is told what to install', async () => {
  const { folder } = await givenDesk()
  const args = ['policy', 'holidays', 'policy.json', '--country', 'NO']

  const { code, stderr } = await runCli(folder, args, without('date-holidays'))

  expect(code).toBe(2)
  expect(stderr).toContain('npm install date-holidays')
})
