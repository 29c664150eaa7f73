import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { makeCli } from '../testing/make-io.ts'
import { COMMANDS } from './commands/index.ts'

test.each(COMMANDS)(
  '`sealpost $name --help` shows usage, options and examples',
  async (command) => {
    const { code, stdout } = await makeCli('/')(...command.name.split(' '), '--help')

    expect(code).toBe(0)
    expect(stdout).toContain(`Usage: sealpost ${command.name}`)
    for (const option of Object.keys(command.options)) expect(stdout).toContain(`--${option}`)
    expect(stdout).toContain(`Examples:\n  sealpost ${command.name}`)
  },
)

test('the README lists every command', async () => {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8')

  for (const { name } of COMMANDS) expect(readme).toContain(`\`${name}`)
})

test('`sealpost` alone lists the commands', async () => {
  const { code, stdout } = await makeCli('/')()

  expect(code).toBe(0)
  for (const { name, summary } of COMMANDS)
    expect(stdout).toMatch(new RegExp(`${name} +${summary}`))
})
