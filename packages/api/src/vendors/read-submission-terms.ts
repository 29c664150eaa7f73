import { and, eq, sql } from 'drizzle-orm'
import type { ChannelId, KeyId, Sha256, VendorSlug } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import type { Database } from '../storage/database.ts'
import { prepareOnce } from '../storage/prepared.ts'
import { profiles } from '../storage/schema.ts'

/** What a published profile asks of the reports that are sealed under it. */
export type SubmissionTerms = {
  expiresAtMs: number
  /** The encryption keys of each channel. */
  recipients: Record<ChannelId, KeyId[]>
}

const MAX_REMEMBERED = 500

const remembered = new WeakMap<Database, Map<string, SubmissionTerms>>()

/**
 * Reads a profile's terms; undefined if the vendor never published it. A profile that is published
 * never changes, so they are remembered; should its vendor be deleted, the foreign key of the
 * report that is to be stored finds out.
 */
export async function readSubmissionTerms(
  { db }: Deps,
  vendor: VendorSlug,
  hash: Sha256,
): Promise<SubmissionTerms | undefined> {
  const terms = remembered.get(db) ?? new Map<string, SubmissionTerms>()
  remembered.set(db, terms)
  const key = `${vendor}/${hash}`
  const known = terms.get(key)
  if (known) return known

  const [found] = await selectTerms(db).all({ vendor, hash })
  if (terms.size >= MAX_REMEMBERED) terms.clear()
  if (found) terms.set(key, found)
  return found
}

const selectTerms = prepareOnce((db) =>
  db
    .select({ expiresAtMs: profiles.expiresAtMs, recipients: profiles.recipients })
    .from(profiles)
    .where(
      and(
        eq(profiles.vendorId, sql.placeholder('vendor')),
        eq(profiles.hash, sql.placeholder('hash')),
      ),
    )
    .prepare(),
)
