import * as z from 'zod/mini'
import { StoredFiles } from './attachment.ts'
import { base64, Timestamp } from './encodings.ts'
import { ChannelId, KeyId, Reference, ReportId, Sha256 } from './ids.ts'
import { LIMITS } from './limits.ts'
import { NoteAddress } from './mail.ts'
import { Clock } from './promises.ts'
import { ProofOfReceipt } from './proof-of-receipt.ts'

/** A report on its way in. All that the service learns stands here in clear. */
export const Submission = z.strictObject({
  /** Made in the browser; the idempotency key for life. */
  reportId: ReportId,
  channel: ChannelId,
  urgent: z.boolean(),
  profileHash: Sha256,
  /** Hash of the access token that the receipt derives. */
  tokenHash: Sha256,
  /** Encryption key id of the case key. */
  reporterKeyId: KeyId,
  /** What the receipt's holder needs to come back, under a key that only the receipt derives; base64. */
  wrappedState: base64(LIMITS.maxWrappedStateBytes),
  /** Binary OpenPGP message in base64. */
  sealed: base64(LIMITS.maxSealedBytes),
  attachments: z._default(StoredFiles, []),
  /** Where to say that something is new; only if the policy offers it. */
  notify: z.optional(NoteAddress),
  /** The solved challenge for this report's id. */
  proofOfWork: z.optional(z.string().check(z.maxLength(LIMITS.maxProofOfWorkCharacters))),
})
export type Submission = z.infer<typeof Submission>

/** The answer to a stored submission. Repeating the submission gets the same answer. */
export const SubmissionAccepted = z.object({
  reportId: ReportId,
  reference: Reference,
  receivedAt: Timestamp,
  /** Hash of the sealed bytes as stored; a client compares it with what it sent. */
  ciphertextHash: Sha256,
  promises: z.array(Clock),
  /** Null where the service has no key to sign with. */
  proof: z.nullable(ProofOfReceipt),
})
export type SubmissionAccepted = z.infer<typeof SubmissionAccepted>
