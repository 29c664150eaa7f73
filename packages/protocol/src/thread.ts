import * as z from 'zod/mini'
import { Credited } from './credit-wish.ts'
import { EmbargoMove } from './embargo.ts'
import { base64, Day } from './encodings.ts'
import { EntryId, Sha256 } from './ids.ts'
import { LIMITS } from './limits.ts'
import { Answers, AskedFieldId } from './report-fields.ts'
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
    /** Whether it can be read in public, whoever published it. */
    alreadyPublic: z.optional(z.boolean()),
    /** The day of publication that both sides agreed to. */
    agreedDate: z.optional(Day),
    /** Only with, and required by, the status `needs_detail`: what the reporter should add. */
    missing: z.optional(
      z.array(AskedFieldId).check(z.minLength(1), z.maxLength(LIMITS.maxMissingCount)),
    ),
  })
  .check(z.refine((change) => Object.keys(change).length > 0, { error: 'must change something' }))
export type VisibleChange = z.infer<typeof VisibleChange>

/** What a reporter can change: answer what was asked, withdraw, or accept the vendor's date. */
export const ReporterChange = z
  .strictObject({
    status: z.optional(z.enum(['acknowledged', 'withdrawn'])),
    agreedDate: z.optional(Day),
  })
  .check(z.refine((change) => Object.keys(change).length > 0, { error: 'must change something' }))
export type ReporterChange = z.infer<typeof ReporterChange>

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
    change.alreadyPublic,
    change.agreedDate,
    missing,
  ])
}

/** What either kind of item may say besides. Only the two sides can read it. */
const said = {
  /** Answers to what the vendor asked for; a field that is not named stays as it was. */
  answers: z.optional(Answers),
  /** A step towards a day of publication. */
  embargo: z.optional(EmbargoMove),
  /** How the reporter wants to be thanked from now on; counts only from the reporter. */
  credited: z.optional(Credited),
}

/** What a signed event says: the visible change again, and words that only the two sides can read. */
export const EventBody = z.object({
  changeId: EntryId,
  change: VisibleChange,
  note: z.optional(z.string().check(z.minLength(1), z.maxLength(LIMITS.maxMessageCharacters))),
  ...said,
})
export type EventBody = z.infer<typeof EventBody>

/** What a message says. It changes nothing that the service can see. */
export const MessageBody = z.object({
  messageId: EntryId,
  /** May be empty where files, an embargo move or a wish say it all. Line ends are LF. */
  text: z.string().check(z.maxLength(LIMITS.maxMessageCharacters)),
  ...said,
})
export type MessageBody = z.infer<typeof MessageBody>

/** Where an item stands in its direction of a thread. The first has sequence 0 and no predecessor. */
export const ThreadPosition = z.object({
  sequence: z.int().check(z.minimum(0), z.maximum(1_000_000)),
  /** Hash of the previous item's sealed bytes in the same direction. */
  previousHash: z.nullable(Sha256),
})
export type ThreadPosition = z.infer<typeof ThreadPosition>

/** A sealed event or message as it is sent: its position in clear, so that the service can refuse what does not continue the thread. */
export const SealedEntry = z.strictObject({
  sequence: ThreadPosition.shape.sequence,
  previousHash: ThreadPosition.shape.previousHash,
  /** The profile whose recipients it is sealed to; the vendor's keys may have changed since the report. */
  profileHash: Sha256,
  /** Binary OpenPGP message in base64. */
  sealed: base64(LIMITS.maxSealedBytes),
})
export type SealedEntry = z.infer<typeof SealedEntry>
