import * as z from 'zod/mini'
import { AttachedFiles } from './attachment.ts'
import { Day } from './encodings.ts'
import { ChannelId, Fingerprint, ReportId, Sha256, VendorSlug } from './ids.ts'
import { FORMAT } from './profile.ts'
import { Answers } from './report-fields.ts'
import { EventBody, MessageBody, ThreadPosition } from './thread.ts'

/** What a reporter wrote. Plaintext: exists only in a browser and at the vendor. */
export const ReportBody = z.object({
  /** BCP 47 tag of the language the form was shown in. */
  language: z.string().check(z.maxLength(40)),
  answers: Answers,
  /** Ids of the policy's rules that the reporter accepted. */
  acceptedRules: z.array(z.string().check(z.maxLength(64))),
})
export type ReportBody = z.infer<typeof ReportBody>

const context = {
  format: z.literal(FORMAT),
  vendor: VendorSlug,
  channel: ChannelId,
  urgent: z.boolean(),
  reportId: ReportId,
  sequence: ThreadPosition.shape.sequence,
  previousHash: ThreadPosition.shape.previousHash,
  /** Primary fingerprint of the key that signed. */
  from: Fingerprint,
  /** Primary fingerprints of all certificates this was sealed to. */
  to: z.array(Fingerprint),
  /** The profile that was shown and sealed under; proves which terms the reporter saw. */
  profileHash: Sha256,
  /** Software that sealed this, such as `widget/0.1.0`. */
  bundle: z.string().check(z.maxLength(100)),
  /** Origin of the page that sealed this; null outside a browser. */
  origin: z.nullable(z.string().check(z.maxLength(300))),
  day: Day,
  /** Files that came along; each is sealed on its own. */
  attachments: AttachedFiles,
}

/** The JSON inside a sealed report. */
export const SealedReportItem = z.object({
  ...context,
  kind: z.literal('report'),
  direction: z.literal('reporter'),
  /** ASCII-armored certificate of the case key: the key that signed, and that replies are sealed to. */
  reporterCertificate: z.string().check(z.maxLength(20_000)),
  body: ReportBody,
})
export type SealedReportItem = z.infer<typeof SealedReportItem>

/** The JSON inside a sealed event. */
export const SealedEventItem = z.object({
  ...context,
  kind: z.literal('event'),
  direction: z.enum(['reporter', 'vendor']),
  body: EventBody,
})
export type SealedEventItem = z.infer<typeof SealedEventItem>

/** The JSON inside a sealed message. */
export const SealedMessageItem = z.object({
  ...context,
  kind: z.literal('message'),
  direction: z.enum(['reporter', 'vendor']),
  body: MessageBody,
})
export type SealedMessageItem = z.infer<typeof SealedMessageItem>

/** The JSON inside whatever follows a report. */
export type SealedEntryItem = SealedEventItem | SealedMessageItem

/** The JSON inside any sealed item: what binds it to its vendor, report, place and people. */
export const SealedItem = z.discriminatedUnion('kind', [
  SealedReportItem,
  SealedEventItem,
  SealedMessageItem,
])
export type SealedItem = z.infer<typeof SealedItem>
