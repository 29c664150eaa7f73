import * as z from 'zod/mini'
import { AttachmentId, ChannelId, ReportId, Sha256 } from './ids.ts'
import { LIMITS } from './limits.ts'

const EACH_ONCE = { error: 'must name each file once' }

/**
 * What a sealed item says about a file: the only place where its name, type and hashes stand. The
 * file itself is an OpenPGP message of its own, for the same recipients.
 */
export const AttachedFile = z.object({
  id: AttachmentId,
  /** As the reporter's system names it. Never to be used as a path. */
  name: z.string().check(z.minLength(1), z.maxLength(LIMITS.maxFileNameCharacters)),
  /** Media type as the browser guessed it; may be empty. */
  type: z.string().check(z.maxLength(200)),
  /** Bytes of the file before sealing. */
  size: z.int().check(z.minimum(1), z.maximum(LIMITS.maxFileBytes)),
  /** Hash of each part of the sealed file, {@link LIMITS.partBytes} long but for the last. */
  parts: z.array(Sha256).check(z.minLength(1), z.maxLength(LIMITS.maxPartCount)),
})
export type AttachedFile = z.infer<typeof AttachedFile>

/** The files of a sealed item. */
export const AttachedFiles = z
  .array(AttachedFile)
  .check(z.maxLength(LIMITS.maxFileCount), z.refine(namesEachOnce, EACH_ONCE))

/** What the service knows about a file: that it is there, and how long it is once sealed. */
export const StoredFile = z.strictObject({
  id: AttachmentId,
  /** Bytes of the sealed file. */
  size: z.int().check(z.minimum(1), z.maximum(LIMITS.maxSealedFileBytes)),
})
export type StoredFile = z.infer<typeof StoredFile>

/** The files that come with an item. Each must have been uploaded whole before the item is sent. */
export const StoredFiles = z
  .array(StoredFile)
  .check(z.maxLength(LIMITS.maxFileCount), z.refine(namesEachOnce, EACH_ONCE))
export type StoredFiles = z.infer<typeof StoredFiles>

/** Opens a place for the files of a report that is not sent yet. Asking again changes nothing. */
export const NewUpload = z.strictObject({
  reportId: ReportId,
  /** Hash of the receipt's access token, which the parts are then uploaded with. */
  tokenHash: Sha256,
  channel: ChannelId,
  profileHash: Sha256,
  /** The same proof as the report's; one is enough for both. */
  proofOfWork: z.optional(z.string().check(z.maxLength(LIMITS.maxProofOfWorkCharacters))),
})
export type NewUpload = z.infer<typeof NewUpload>

/** Number of a part, counted from 0, as it stands in a path. */
export const PartNumber = z.pipe(
  z.string().check(z.regex(/^(?:0|[1-9]\d{0,2})$/, { error: 'must be a whole number from 0' })),
  z.pipe(z.transform(Number), z.int().check(z.maximum(LIMITS.maxPartCount - 1))),
)

/** How many parts a sealed file of so many bytes is uploaded in. */
export function partCountOf(sealedBytes: number): number {
  return Math.ceil(sealedBytes / LIMITS.partBytes)
}

function namesEachOnce(files: readonly { id: string }[]): boolean {
  return new Set(files.map(({ id }) => id)).size === files.length
}
