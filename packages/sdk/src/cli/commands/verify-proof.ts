import { resolve } from 'node:path'
import {
  formatProofFile,
  ProofFile,
  type ProofVerdict,
  parseProofFile,
  SignedProfile,
  verifyProof as verify,
} from '@sealpost/protocol'
import { parseInput } from '../../core/parse-input.ts'
import { checkProof } from '../../open/check-proof.ts'
import { defineCommand } from '../command.ts'
import { DoubtError, UsageError } from '../exit-code.ts'
import { readJsonFile, readTextFile } from '../files.ts'
import { columns } from '../help.ts'

const WORDS: Record<ProofVerdict, string> = {
  valid: 'The service signed that it received this report at this time.',
  invalid: 'The signature does not fit: something in the proof was changed.',
  unknown_key: 'It was signed by a key that does not count for this vendor.',
  unsupported: 'This platform cannot check Ed25519 signatures.',
}

export const verifyProof = defineCommand({
  name: 'verify-proof',
  summary: 'Check a proof of receipt without asking anybody',
  arguments: ['<file>'],
  description: [
    'Reads a saved receipt, or the same as JSON, and checks the signature of the service in it. Which keys',
    'count is said by a profile of the vendor\u2019s that you saved (`profile show --signed`), or by you.',
    'Needs no settings, no key and no network.',
  ].join('\n'),
  options: {
    profile: { type: 'string', value: '<file>', help: 'A signed profile of the vendor\u2019s' },
    fingerprint: {
      type: 'string',
      value: '<hex>',
      help: 'The key that must have signed the profile. Default: the one in the receipt',
    },
    'proof-key': {
      type: 'string',
      value: '<base64>',
      multiple: true,
      help: 'A key of the service\u2019s that counts, instead of a profile',
    },
  },
  examples: [
    'verify-proof receipt.txt --profile acme.profile.json',
    'verify-proof receipt.txt --proof-key MCowBQYDK2VwAyEA7Jm0',
  ],
  async run({ options, arguments: [file = ''] }, io) {
    const text = toBlock(await readTextFile(resolve(io.folder, file), 'the proof'))
    const proof = parseProofFile(text)
    const keys = options['proof-key']
    if ((keys === undefined) === (options.profile === undefined)) {
      throw new UsageError('Say which keys count: --profile or --proof-key. See --help.')
    }
    const verdict = keys
      ? await verify(proof.proof, proof, keys)
      : await judgeByProfile(text, resolve(io.folder, options.profile ?? ''), options.fingerprint)

    if (options.json) io.printJson({ verdict, ...proof })
    else for (const line of render(proof)) io.print(line)
    if (verdict !== 'valid') throw new DoubtError(WORDS[verdict])
    if (!options.json) io.print(WORDS.valid)
  },
})

async function judgeByProfile(text: string, path: string, fingerprint?: string) {
  const json = await readJsonFile(path, 'the profile')
  const must = `${path} must be a signed profile, as \`sealpost profile show --signed\` prints it`
  const profile = parseInput(SignedProfile, json, must)
  return (await checkProof({ text, profile, fingerprint })).verdict
}

/** A proof that a program kept as JSON says the same as the block. */
function toBlock(text: string): string {
  if (!text.trimStart().startsWith('{')) return text
  const { data } = ProofFile.safeParse(JSON.parse(text))
  if (data) return formatProofFile(data)
  throw new UsageError('The JSON is no proof of receipt: it needs the names that --json prints.')
}

function render(proof: ProofFile): string[] {
  return columns([
    ['vendor', proof.vendor],
    ['report', `${proof.reference} (${proof.reportId})`],
    ['received', proof.receivedAt],
    ['ciphertext', proof.ciphertextHash],
    ['service', proof.service],
  ])
}
