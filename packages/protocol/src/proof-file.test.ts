import { expect, test } from 'vitest'
import { encodeBase64, formatProofFile, ProofFile, parseProofFile } from './index.ts'

const file = ProofFile.parse({
  vendor: 'acme',
  reportId: '3f0c1c1e-6a43-4c1f-9d1e-0f6f4b1a2c3d',
  reference: 'AC-7F3K-92QD',
  ciphertextHash: 'ab'.repeat(32),
  receivedAt: '2026-11-22T09:30:00.000Z',
  proof: {
    key: encodeBase64(new Uint8Array(32).fill(7)),
    signature: encodeBase64(new Uint8Array(64).fill(9)),
  },
  fingerprint: 'cd'.repeat(20),
  service: 'https://sealpost.example',
})

test('a proof that was written is read again, in a text of any language and with any line ends', () => {
  const block = formatProofFile(file)

  expect(parseProofFile(block)).toEqual(file)
  expect(parseProofFile(`Beleg für AC-7F3K-92QD\n\n${block}\nAufheben!`)).toEqual(file)
  expect(parseProofFile(`\ufeff\r\n${block.replaceAll('\n', '\r\n')}`)).toEqual(file)
})

test('a proof is written as lines that anybody can read', () => {
  expect(formatProofFile(file).split('\n')).toEqual([
    '-----BEGIN SEALPOST PROOF-----',
    'Vendor: acme',
    'Report: 3f0c1c1e-6a43-4c1f-9d1e-0f6f4b1a2c3d',
    'Reference: AC-7F3K-92QD',
    `Ciphertext SHA-256: ${file.ciphertextHash}`,
    'Received: 2026-11-22T09:30:00.000Z',
    `Proof key: ${file.proof.key}`,
    `Proof signature: ${file.proof.signature}`,
    `Fingerprint: ${file.fingerprint}`,
    'Service: https://sealpost.example',
    '-----END SEALPOST PROOF-----',
    '',
  ])
})

test('lines of a later version and another order change nothing', () => {
  const [begin = '', first = '', ...others] = formatProofFile(file).split('\n')

  expect(
    parseProofFile(
      [begin, 'Mood: good', ...others].join('\n').replace('Report', `${first}\nReport`),
    ),
  ).toEqual(file)
})

test.each([
  ['no block', 'Nothing here', 'proof_missing'],
  ['a block that was cut off', formatProofFile(file).slice(0, -10), 'proof_missing'],
  ['a line that is gone', formatProofFile(file).replace(/Received.*\n/, ''), 'proof_malformed'],
  ['a line twice', formatProofFile(file).replace(/(Vendor.*\n)/, '$1$1'), 'proof_malformed'],
  ['a line of nothing', formatProofFile(file).replace('Vendor: acme', 'acme'), 'proof_malformed'],
  ['no such time', formatProofFile(file).replace('09:30', '99:30'), 'proof_malformed'],
  [
    'a script for a service',
    formatProofFile(file).replace('https', 'javascript'),
    'proof_malformed',
  ],
])('a text with %s is refused by name', (_, text, code) => {
  expect(() => parseProofFile(text)).toThrow(expect.objectContaining({ code }))
})
