import * as z from 'zod/mini'
import { CodedError } from './coded-error.ts'
import { Timestamp } from './encodings.ts'
import { Fingerprint, Reference, ReportId, Sha256, VendorSlug } from './ids.ts'
import { ProofOfReceipt } from './proof-of-receipt.ts'

/** A proof of receipt with all that it takes to check it, as its holder keeps it. */
export const ProofFile = z.object({
  vendor: VendorSlug,
  reportId: ReportId,
  reference: Reference,
  ciphertextHash: Sha256,
  receivedAt: Timestamp,
  proof: ProofOfReceipt,
  /** Primary fingerprint that the form was pinned to. */
  fingerprint: Fingerprint,
  /** Address of the service that signed. */
  service: z.string().check(z.maxLength(500), z.regex(/^https?:\/\/[^\s]+$/)),
})
export type ProofFile = z.infer<typeof ProofFile>

/** `proof_missing`: there is no block, or it was cut off. `proof_malformed`: there is, and it is not whole. */
export type ProofFileErrorCode = 'proof_missing' | 'proof_malformed'

/** Thrown for a text that no proof can be read from; the message names the line. */
export class ProofFileError extends CodedError<ProofFileErrorCode> {
  override readonly name = 'ProofFileError'
}

const BEGIN = '-----BEGIN SEALPOST PROOF-----'
const END = '-----END SEALPOST PROOF-----'

/** The lines of a block in their order. For machines, so they are English whatever stands around them. */
const KEYS = [
  'Vendor',
  'Report',
  'Reference',
  'Ciphertext SHA-256',
  'Received',
  'Proof key',
  'Proof signature',
  'Fingerprint',
  'Service',
] as const
type Key = (typeof KEYS)[number]

/** Writes a proof as a block of lines `Key: value`, ended by LF, for a text file among other words. */
export function formatProofFile({ proof, ...file }: ProofFile): string {
  const values: Record<Key, string> = {
    Vendor: file.vendor,
    Report: file.reportId,
    Reference: file.reference,
    'Ciphertext SHA-256': file.ciphertextHash,
    Received: file.receivedAt,
    'Proof key': proof.key,
    'Proof signature': proof.signature,
    Fingerprint: file.fingerprint,
    Service: file.service,
  }
  const lines = KEYS.map((key) => `${key}: ${values[key]}`)
  return `${[BEGIN, ...lines, END].join('\n')}\n`
}

/**
 * Reads the first block out of a text, whatever stands around it. Lines may end in CRLF and come in any
 * order; keys of later versions are passed over.
 *
 * @throws {@link ProofFileError} `proof_missing` or `proof_malformed`.
 */
export function parseProofFile(text: string): ProofFile {
  const values = readLines(blockOf(text))
  const read = (key: Key): string => {
    const value = values.get(key)
    if (value === undefined) throw malformed(`has no line "${key}"`)
    return value
  }
  const { data, error } = ProofFile.safeParse({
    vendor: read('Vendor'),
    reportId: read('Report'),
    reference: read('Reference'),
    ciphertextHash: read('Ciphertext SHA-256'),
    receivedAt: read('Received'),
    proof: { key: read('Proof key'), signature: read('Proof signature') },
    fingerprint: read('Fingerprint'),
    service: read('Service'),
  })
  if (data) return data
  throw malformed(`holds a ${String(error.issues[0]?.path.at(-1))} that cannot be one`)
}

function blockOf(text: string): string[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  const begin = lines.indexOf(BEGIN)
  const end = lines.indexOf(END, begin)
  if (begin < 0 || end < 0) {
    throw new ProofFileError('proof_missing', `The text has no block from ${BEGIN} to ${END}`)
  }
  return lines.slice(begin + 1, end)
}

function readLines(lines: readonly string[]): Map<string, string> {
  const values = new Map<string, string>()
  for (const line of lines.filter(Boolean)) {
    const [, key, value] = /^([^:]{1,40}): *(.+)$/.exec(line) ?? []
    if (key === undefined || value === undefined)
      throw malformed('has a line without key and value')
    // Of two lines, readers could disagree on which one counts.
    if (values.has(key)) throw malformed(`has two lines "${key}"`)
    values.set(key, value)
  }
  return values
}

function malformed(what: string): ProofFileError {
  return new ProofFileError('proof_malformed', `The proof ${what}`)
}
