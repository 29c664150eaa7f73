import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { formatProofFile, type ProofFile } from '@sealpost/protocol'
import { generateVendorKey } from '@sealpost/protocol/envelope'
import { givenInit, givenReport } from '../../testing/given-init.ts'
import { makeCli } from '../../testing/make-io.ts'
import { VENDOR } from '../../testing/make-vendor.ts'
import { runCli } from '../../testing/run-cli.ts'
import { Settings } from '../settings.ts'

/** A receipt of a report that the real service signed, and the profile that `init` published. */
async function givenProof() {
  const init = await givenInit()
  const accepted = await givenReport(init)
  const { fingerprint } = Settings.parse(JSON.parse(await init.read('sealpost.json')))
  const { reportId, reference, ciphertextHash, receivedAt, proof } = accepted
  if (!proof) throw new Error('The service signed nothing.')
  const facts = { reportId, reference, ciphertextHash, receivedAt, proof }
  const file: ProofFile = { vendor: VENDOR, ...facts, fingerprint, service: init.url }
  const { stdout } = await runCli(init.folder, ['profile', 'show', '--signed'])
  const write = (name: string, text: string) => writeFile(join(init.folder, name), text)
  await write('profile.json', stdout)
  await write('receipt.txt', `Keep this.\n\n${formatProofFile(file)}`)
  // Neither settings nor service are reached from here on.
  const cli = makeCli(init.folder)
  const verify = (...args: string[]) => cli('verify-proof', ...args)
  return { ...init, file, write, verify }
}

test('G-12 a proof that the service signed is checked by a saved profile, as text and as JSON', async () => {
  const { file, write, verify } = await givenProof()
  await write('receipt.json', JSON.stringify(file))

  for (const receipt of ['receipt.txt', 'receipt.json']) {
    const { code, stdout } = await verify(receipt, '--profile', 'profile.json')
    expect(code).toBe(0)
    expect(stdout).toContain(file.reference)
    expect(stdout).toContain('The service signed that it received this report')
  }
})

test('a key named by hand stands in for a profile, and another one does not count', async () => {
  const { file, verify } = await givenProof()

  const own = await verify('receipt.txt', '--proof-key', file.proof.key)
  const other = await verify('receipt.txt', '--proof-key', 'AAAA', '--json')

  expect(own.code).toBe(0)
  expect(other.code).toBe(4)
  expect(JSON.parse(other.stdout)).toMatchObject({ verdict: 'unknown_key' })
})

test('G-12 a proof of another reference, time or content is refused', async () => {
  const { file, write, verify } = await givenProof()

  for (const lie of [
    { reference: 'AC-0000-0000' },
    { receivedAt: '2026-01-01T00:00:00.000Z' },
    { ciphertextHash: 'ab'.repeat(32) },
  ]) {
    await write('receipt.json', JSON.stringify({ ...file, ...lie }))
    const { code, stderr } = await verify('receipt.json', '--profile', 'profile.json')
    expect(code).toBe(4)
    expect(stderr).toContain('something in the proof was changed')
  }
})

test('a profile that another key signed proves nothing', async () => {
  const { verify } = await givenProof()
  const { certificate } = await generateVendorKey({ name: 'Stranger' }, new Date())
  const pinned = ['--fingerprint', certificate.fingerprint]

  const { code, stderr } = await verify('receipt.txt', '--profile', 'profile.json', ...pinned)

  expect(code).toBe(4)
  expect(stderr).toContain('does not contain the key')
})

test('without saying which keys count, or without a proof, nothing is judged', async () => {
  const { write, verify } = await givenProof()
  await write('note.txt', 'Hello')

  const unsaid = await verify('receipt.txt')
  const empty = await verify('note.txt', '--proof-key', 'AAAA')

  expect(unsaid).toMatchObject({ code: 2 })
  expect(empty).toMatchObject({ code: 2 })
  expect(empty.stderr).toContain('BEGIN SEALPOST PROOF')
})
