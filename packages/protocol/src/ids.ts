import * as z from 'zod/mini'

/** A vendor's short name in URLs: lower-case letters, digits and inner dashes, 2 to 40 characters. */
export const VendorSlug = z
  .string()
  .check(z.regex(/^[a-z0-9][a-z0-9-]{0,38}[a-z0-9]$/))
  .brand<'VendorSlug'>()
export type VendorSlug = z.infer<typeof VendorSlug>

/** UUID version 4 in lower case, made in the reporter's browser (RFC 9562 §5.4). */
export const ReportId = uuidV4().brand<'ReportId'>()
export type ReportId = z.infer<typeof ReportId>

/** UUID version 4 in lower case, made by whoever writes into a thread, so that a retry is recognised. */
export const EntryId = uuidV4().brand<'EntryId'>()
export type EntryId = z.infer<typeof EntryId>

/** UUID version 4 in lower case, made in the browser for a file that belongs to a report or a message. */
export const AttachmentId = uuidV4().brand<'AttachmentId'>()
export type AttachmentId = z.infer<typeof AttachmentId>

/** Identifies an API key in lists and revocations; not the secret itself. */
export const ApiKeyId = uuidV4().brand<'ApiKeyId'>()
export type ApiKeyId = z.infer<typeof ApiKeyId>

/** Identifies an endpoint that events are sent to. */
export const WebhookId = uuidV4().brand<'WebhookId'>()
export type WebhookId = z.infer<typeof WebhookId>

/** SHA-256 as 64 lower-case hex digits. */
export const Sha256 = z
  .string()
  .check(z.regex(/^[0-9a-f]{64}$/))
  .brand<'Sha256'>()
export type Sha256 = z.infer<typeof Sha256>

/** OpenPGP v4 primary fingerprint as 40 lower-case hex digits (RFC 9580 §5.5.4.2). */
export const Fingerprint = z
  .string()
  .check(z.regex(/^[0-9a-f]{40}$/))
  .brand<'Fingerprint'>()
export type Fingerprint = z.infer<typeof Fingerprint>

/** OpenPGP v4 key id as 16 lower-case hex digits: the last 8 bytes of a fingerprint. */
export const KeyId = z
  .string()
  .check(z.regex(/^[0-9a-f]{16}$/))
  .brand<'KeyId'>()
export type KeyId = z.infer<typeof KeyId>

/**
 * A report's public ticket number, such as `PM-7F3K-92QD`: two letters of the vendor and
 * eight Crockford base32 characters. Its shape can never be taken for a receipt.
 */
export const Reference = z
  .string()
  .check(z.regex(/^[A-Z]{2}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/))
  .brand<'Reference'>()
export type Reference = z.infer<typeof Reference>

/** A channel of a policy, such as `vulnerability`. */
export const ChannelId = z
  .string()
  .check(z.regex(/^[a-z][a-z0-9-]{0,31}$/))
  .brand<'ChannelId'>()
export type ChannelId = z.infer<typeof ChannelId>

function uuidV4() {
  return z
    .string()
    .check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/))
}
