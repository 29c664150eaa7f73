import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeCli } from '../../testing/make-io.ts'
import { ACME } from '../../testing/make-vendor.ts'
import { makeFolder } from '../../testing/run-cli.ts'

async function check(policy: unknown, ...options: string[]) {
  const folder = await makeFolder()
  await writeFile(join(folder, 'policy.json'), JSON.stringify(policy))
  return makeCli(folder)('policy', 'check', 'policy.json', ...options)
}

const surprising = {
  ...ACME,
  promises: { triage: { within: { days: 99 } }, remediate: { within: { days: 9 } } },
}
const faulty = { ...ACME, naem: 'Acme', url: 'javascript:alert(1)' }

test('a policy that will surprise somebody passes with warnings, and fails if they count', async () => {
  const loose = await check(surprising)
  const strict = await check(surprising, '--strict')

  expect(loose.code).toBe(0)
  expect(loose.stdout).toMatch(/^Warning: \/promises\/triage\/within is longer than remediate/)
  expect(strict.code).toBe(4)
  expect(strict.stderr).toContain('1 warning.')
})

test('faults and warnings are told apart for programs', async () => {
  const warned = await check(surprising, '--json')
  const failed = await check(faulty, '--json')

  expect(JSON.parse(warned.stdout)).toMatchObject({
    faults: [],
    warnings: [{ path: '/promises/triage/within' }],
  })
  expect(failed.code).toBe(4)
  expect(JSON.parse(failed.stdout)).toMatchObject({
    faults: [{ path: '/url' }, { path: '/naem' }],
    warnings: [],
  })
})

test('hostile words in a policy cannot act on the terminal that checks it', async () => {
  const { code, stdout } = await check({ ...ACME, 'na\u001b[2Jme\u202e': 1 })

  expect(code).toBe(4)
  expect(stdout).not.toMatch(/[\u001b\u202e]/)
  expect(stdout).toContain('is not known here')
})
