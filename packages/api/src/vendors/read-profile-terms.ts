import { and, eq, sql } from 'drizzle-orm'
import {
  type AskedFieldId,
  type ChannelId,
  type ClockTerms,
  FIELD_IDS,
  identityAsks,
  type KeyId,
  needOf,
  type Policy,
  type PolicyChannel,
  type Profile,
  type Promises,
  parseProfile,
  type Sha256,
  type VendorSlug,
} from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import type { Database } from '../storage/database.ts'
import { prepareOnce } from '../storage/prepared.ts'
import { profiles } from '../storage/vendor-schema.ts'
import { type FileLimits, fileLimitsOf, NO_FILES } from '../uploads/file-terms.ts'

/** What a published profile says about the reports that are sealed under it. */
export type ProfileTerms = {
  expiresAtMs: number
  /** What it promises in every channel that promises nothing of its own. */
  terms: ClockTerms
  channels: ReadonlyMap<ChannelId, ChannelTerms>
  /** What the vendor speaks (BCP 47). */
  language: string
  /** Whether reporters can be told by mail that something is new. */
  offersNotes: boolean
}

export type ChannelTerms = {
  /** The encryption keys that a report must be sealed to. */
  recipients: readonly KeyId[]
  promises?: Promises | undefined
  /** Whether a report may bear the mark of urgency, or must. */
  urgency: 'never' | 'ask' | 'always'
  /** How much comes with a report or a message at most. */
  files: FileLimits
  /** The fields that its form may ask for, the vendor's own included. */
  fields: ReadonlySet<AskedFieldId>
  /** Where the vendor wants to be told of its reports, as the vendor wrote it. */
  mailbox?: string | undefined
}

const MAX_REMEMBERED = 500

const remembered = new WeakMap<Database, Map<string, ProfileTerms>>()

/**
 * Reads a profile's terms; undefined if the vendor never published it. A profile that is published
 * never changes, so they are remembered; should its vendor be deleted, the foreign key of the
 * report that is to be stored finds out.
 */
export async function readProfileTerms(
  { db }: Deps,
  vendor: VendorSlug,
  hash: Sha256,
): Promise<ProfileTerms | undefined> {
  const terms = remembered.get(db) ?? new Map<string, ProfileTerms>()
  remembered.set(db, terms)
  const key = `${vendor}/${hash}`
  const known = terms.get(key)
  if (known) return known

  const [found] = await selectProfile(db).all({ vendor, hash })
  if (!found) return undefined
  if (terms.size >= MAX_REMEMBERED) terms.clear()
  const read = termsOf(parseProfile(found.profile))
  terms.set(key, read)
  return read
}

const selectProfile = prepareOnce((db) =>
  db
    .select({ profile: profiles.profile })
    .from(profiles)
    .where(
      and(
        eq(profiles.vendorId, sql.placeholder('vendor')),
        eq(profiles.hash, sql.placeholder('hash')),
      ),
    )
    .prepare(),
)

function termsOf({ expires, channels, policy }: Profile): ProfileTerms {
  const { promises, calendar, disclosure, language } = policy
  return {
    expiresAtMs: Date.parse(expires),
    language,
    offersNotes: policy.reporterMail === 'offer',
    terms: { promises, calendar, disclosure },
    channels: new Map(
      policy.channels.map((channel) => {
        const sealedTo = channels.find(({ id }) => id === channel.id)?.recipients ?? []
        const recipients = sealedTo.map(({ encryptionKeyId }) => encryptionKeyId)
        const fields = fieldsOf(policy, channel)
        const { urgency = 'never', promises, mailbox } = channel
        const takesNone = needOf(channel, 'evidence') === 'off'
        const files = takesNone ? NO_FILES : fileLimitsOf(channel.files)
        return [channel.id, { recipients, promises, urgency, files, fields, mailbox }]
      }),
    ),
  }
}

function fieldsOf(policy: Policy, channel: PolicyChannel): ReadonlySet<AskedFieldId> {
  const own = channel.customFields ?? []
  return new Set([
    ...FIELD_IDS.filter((id) => identityAsks(policy, id) || needOf(channel, id) !== 'off'),
    ...own.filter(({ need }) => need !== 'off').map(({ id }) => id),
  ])
}
