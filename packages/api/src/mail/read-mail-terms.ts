import { eq } from 'drizzle-orm'
import type { ChannelId, MailSettings, VendorSlug } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { vendors } from '../storage/vendor-schema.ts'
import { findCurrentHash } from '../vendors/find-current-hash.ts'
import { readProfileTerms } from '../vendors/read-profile-terms.ts'

/** What a vendor's settings and its current profile say of mail. */
export type MailTerms = MailSettings & {
  /** What notes are written in (BCP 47). */
  language: string
  /** As the vendor wrote them: none of them may be one that mail can be sent to. */
  mailboxes: ReadonlyMap<ChannelId, string>
}

/** Reads what a vendor's mailboxes get, and where they are. */
export async function readMailTerms(deps: Deps, vendor: VendorSlug): Promise<MailTerms> {
  const [settings, hash] = await Promise.all([
    readMailSettings(deps, vendor),
    findCurrentHash(deps, vendor),
  ])
  const profile = hash && (await readProfileTerms(deps, vendor, hash))
  const channels = profile ? [...profile.channels] : []
  return {
    ...settings,
    language: profile?.language ?? 'en',
    mailboxes: new Map(channels.flatMap(([id, { mailbox }]) => (mailbox ? [[id, mailbox]] : []))),
  }
}

/** Reads what a vendor's mailboxes get; nothing, if the vendor was deleted meanwhile. */
export async function readMailSettings({ db }: Deps, vendor: VendorSlug): Promise<MailSettings> {
  const [found] = await db
    .select({ sealed: vendors.mailsSealed, notes: vendors.mailsNotes })
    .from(vendors)
    .where(eq(vendors.id, vendor))
  return found ?? { sealed: false, notes: false }
}
