import * as z from 'zod/mini'
import { base64 } from './encodings.ts'
import { ChangeId, Sha256 } from './ids.ts'
import { LIMITS } from './limits.ts'
import { AskedFieldId } from './report-fields.ts'
import { DeclineReason, ReportStatus } from './report-status.ts'
import { Severity } from './severity.ts'

/** A change that the service can read and carry out. The same words stand in the sealed event beside it. */
export const VisibleChange = z
  .strictObject({
    status: z.optional(ReportStatus),
    severity: z.optional(Severity),
    /** Only with, and required by, the status `declined`. */
    declineReason: z.optional(DeclineReason),
    /** Whether the vendor knows of exploitation in the wild. */
    exploited: z.optional(z.boolean()),
    /** Only with, and required by, the status `needs_detail`: what the reporter should add. */
    missing: z.optional(
      z.array(AskedFieldId).check(z.minLength(1), z.maxLength(LIMITS.maxMissingCount)),
    ),
  })
  .check(z.refine((change) => Object.keys(change).length > 0, { error: 'must change something' }))
export type VisibleChange = z.infer<typeof VisibleChange>

/** Whether two changes say the same, whatever the order of their keys. */
export function isSameChange(one: VisibleChange, other: VisibleChange): boolean {
  return canonicalChange(one) === canonicalChange(other)
}

function canonicalChange(change: VisibleChange): string {
  const missing = change.missing && [...change.missing].sort()
  return JSON.stringify([
    change.status,
    change.severity,
    change.declineReason,
    change.exploited,
    missing,
  ])
}

/** What a signed event says: the visible change again, and words that only the two sides can read. */
export const EventBody = z.object({
  changeId: ChangeId,
  change: VisibleChange,
  note: z.optional(z.string().check(z.minLength(1), z.maxLength(LIMITS.maxNoteCharacters))),
})
export type EventBody = z.infer<typeof EventBody>

/** Where an item stands in its direction of a thread. The first has sequence 0 and no predecessor. */
export const ThreadPosition = z.object({
  sequence: z.int().check(z.minimum(0), z.maximum(1_000_000)),
  /** Hash of the previous item's sealed bytes in the same direction. */
  previousHash: z.nullable(Sha256),
})
export type ThreadPosition = z.infer<typeof ThreadPosition>

/** A sealed event as it is sent: its position in clear, so that the service can refuse what does not continue the thread. */
export const SealedEvent = z.strictObject({
  sequence: ThreadPosition.shape.sequence,
  previousHash: ThreadPosition.shape.previousHash,
  /** Binary OpenPGP message in base64. */
  sealed: base64(LIMITS.maxSealedBytes),
})
export type SealedEvent = z.infer<typeof SealedEvent>
