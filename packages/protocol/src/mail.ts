import * as z from 'zod/mini'
import { EmailAddress, Language } from './policy/local-text.ts'

/** Where a reporter wants to be told that something is new. The service can read it, and the form says so. */
export const NoteAddress = z.strictObject({
  address: EmailAddress,
  /** What the notes are written in. */
  language: Language,
})
export type NoteAddress = z.infer<typeof NoteAddress>

/** What a vendor's mailboxes get. */
export const MailSettings = z.strictObject({
  /** Sealed reports and messages, as PGP/MIME (RFC 3156). */
  sealed: z.boolean(),
  /** Notes without content on promises, keys and the profile. */
  notes: z.boolean(),
})
export type MailSettings = z.infer<typeof MailSettings>

/** A mail that came back after it had been taken (RFC 3464). */
export const Bounce = z.strictObject({
  /** The `Message-ID` of what came back, without angle brackets. */
  messageId: z.string().check(z.regex(/^[^\s<>@]+@[^\s<>@]+$/), z.maxLength(300)),
  /** The enhanced status code, such as `5.1.1` (RFC 3463). */
  status: z.string().check(z.regex(/^[245]\.\d{1,3}\.\d{1,3}$/)),
})
export type Bounce = z.infer<typeof Bounce>
