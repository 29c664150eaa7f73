import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readSecretKey } from '@sealpost/protocol/envelope'
import { givenReport, OPERATOR } from '../testing/given-init.ts'
import { makeGnupg } from '../testing/make-gnupg.ts'
import { makeCli } from '../testing/make-io.ts'
import { VENDOR } from '../testing/make-vendor.ts'
import { makeFolder } from '../testing/run-cli.ts'
import { startService } from '../testing/start-service.ts'

const PASSPHRASE = 'Pässe für 🔑'
const FROM_FILE = ['--passphrase-file', 'passphrase.txt']
const WRONG = ['--passphrase-file', 'wrong.txt']

test('G-10 a key that init protects opens reports with its passphrase only, here and in gpg', async () => {
  const { url, folder, init } = await givenFolder()
  const cli = makeCli(folder, OPERATOR)
  const made = await cli(...init, ...FROM_FILE)
  const { reportId, text } = await givenReport({ url, folder })
  const keyFile = join(folder, 'acme.key.asc')
  const gpg = await makeGnupg()
  await gpg(['--import'], await readFile(keyFile))
  const sealed = await cli('reports', 'sealed', reportId)

  const opened = await cli('reports', 'open', reportId, ...FROM_FILE)
  const refused = await cli('reports', 'open', reportId, ...WRONG)
  // In this order, since gpg remembers a passphrase that was right.
  const refusedByGpg = await gpg([...inFolder(folder, WRONG), '--decrypt'], sealed.stdout)
  const openedByGpg = await gpg([...inFolder(folder, FROM_FILE), '--decrypt'], sealed.stdout)

  expect(made.code).toBe(0)
  expect((await stat(keyFile)).mode & 0o777).toBe(0o600)
  expect(opened).toMatchObject({ code: 0, stderr: '' })
  expect(refused).toMatchObject({ code: 2, stdout: '' })
  expect(openedByGpg.stdout.replaceAll('\r\n', '\n')).toContain(text)
  expect(refusedByGpg.stdout).toBe('')
})

test('every command that uses the key takes its passphrase from a file or the environment', async () => {
  const { url, folder, init } = await givenFolder()
  const cli = makeCli(folder)
  const unlocked = makeCli(folder, { ...OPERATOR, SEALPOST_PASSPHRASE: PASSPHRASE })
  await unlocked(...init)
  const { reportId } = await givenReport({ url, folder })
  await writeFile(join(folder, 'sealed.asc'), (await cli('reports', 'sealed', reportId)).stdout)

  for (const command of [
    ['profile', 'sign', '--serial', '7'],
    ['profile', 'push'],
    ['reports', 'open', reportId],
    ['reports', 'open', '--file', 'sealed.asc'],
    ['reports', 'acknowledge', reportId],
  ]) {
    const refused = await cli(...command)
    expect(refused.code).toBe(2)
    expect(refused.stderr).toContain('--passphrase-file or SEALPOST_PASSPHRASE')
    expect(await cli(...command, ...FROM_FILE)).toMatchObject({ code: 0, stderr: '' })
  }
  expect(await unlocked('reports', 'open', reportId)).toMatchObject({ code: 0, stderr: '' })
})

test.for([
  ['that nobody was asked for', [], 'or say --no-passphrase'],
  ['from an empty file', ['--passphrase-file', 'empty.txt'], 'The passphrase is empty'],
  ['from a file that is not there', ['--passphrase-file', 'none.txt'], 'there is no such file'],
  ['that is also refused', [...FROM_FILE, '--no-passphrase'], 'cannot both be meant'],
  ['that your own key is to lose', ['--key', 'mine.asc', '--no-passphrase'], 'is for a new key'],
] as const)('a passphrase %s ends init before it makes anything', async ([, options, words]) => {
  const { folder, init, files } = await givenFolder()

  const { code, stderr } = await makeCli(folder, OPERATOR)(...init, ...options)

  expect(code).toBe(2)
  expect(stderr).toContain(words)
  expect(await readdir(folder)).toEqual(files)
})

test('at the terminal, init takes a passphrase that was typed twice alike, and no other', async () => {
  const { folder, init } = await givenFolder()
  const answer = (...answers: string[]) => makeCli(folder, OPERATOR, { answers })(...init)

  const different = await answer(PASSPHRASE, `${PASSPHRASE} `)
  const empty = await answer('', '')
  const made = await answer(PASSPHRASE, PASSPHRASE)

  expect([different.code, empty.code, made.code]).toEqual([2, 2, 0])
  expect(different.stderr).toContain('differ')
  expect(empty.stderr).toContain('--no-passphrase')
  const armored = await readFile(join(folder, 'acme.key.asc'), 'utf8')
  await expect(readSecretKey(armored)).rejects.toMatchObject({ code: 'key_passphrase' })
  await readSecretKey(armored, { passphrase: PASSPHRASE })
})

/** A folder with passphrases in it, and a service for `init`. */
async function givenFolder() {
  const { url } = await startService()
  const folder = await makeFolder()
  await writeFile(join(folder, 'passphrase.txt'), `${PASSPHRASE}\n`)
  await writeFile(join(folder, 'wrong.txt'), 'wrong\n')
  await writeFile(join(folder, 'empty.txt'), '\n')
  const files = await readdir(folder)
  return { url, folder, files, init: ['init', '--service', url, '--vendor', VENDOR] }
}

function inFolder(folder: string, [option = '', file = '']: readonly string[]): string[] {
  return [option, join(folder, file)]
}
