import * as z from 'zod/mini'
import { type EventType, type ReportId, sha256, type VendorSlug } from '@sealpost/protocol'
import type { Outlet } from '../storage/delivery-schema.ts'
import type { MailAddress } from './mail-address.ts'

/** A `Message-ID` without angle brackets: digits of a hash and the sender's domain. */
export const MessageId = z
  .string()
  .check(z.regex(/^[0-9a-f]+@[A-Za-z0-9.-]+$/))
  .brand<'MessageId'>()
export type MessageId = z.infer<typeof MessageId>

/** What makes a mail this one and no other, however often it is sent. */
export type MailKey = {
  vendor: VendorSlug
  outlet: Outlet
  reportId: ReportId | ''
  type: EventType
  /** The entry or the deadline that it is about; null for the report itself. */
  cause: string | null
}

/** Derives the `Message-ID` of a mail, so that one that arrives twice is seen once. */
export async function messageIdOf(key: MailKey, from: MailAddress): Promise<MessageId> {
  const { vendor, outlet, reportId, type, cause } = key
  const hash = await sha256(JSON.stringify([vendor, outlet, reportId, type, cause]))
  return MessageId.parse(`${hash.slice(0, 32)}${from.slice(from.lastIndexOf('@'))}`)
}
