import { eq } from 'drizzle-orm'
import type { MailSettings, VendorSlug } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { commit } from '../storage/commit.ts'
import { vendors } from '../storage/vendor-schema.ts'

/** Decides what a vendor's mailboxes get from now on; what waits and is no longer wanted is not sent. */
export async function putMailSettings(
  { db }: Deps,
  vendor: VendorSlug,
  { sealed, notes }: MailSettings,
): Promise<MailSettings> {
  const change = { mailsSealed: sealed, mailsNotes: notes }
  await commit(db, [db.update(vendors).set(change).where(eq(vendors.id, vendor))])
  return { sealed, notes }
}
