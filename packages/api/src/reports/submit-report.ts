import { and, eq, sql } from 'drizzle-orm'
import {
  decodeBase64,
  type KeyId,
  type ReportId,
  type Submission,
  type SubmissionAccepted,
  type VendorSlug,
} from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../problem-error.ts'
import { commit } from '../storage/commit.ts'
import { ConstraintError } from '../storage/database-fault.ts'
import { prepareInsert, prepareOnce } from '../storage/prepared.ts'
import { profiles, reports, sealedReports } from '../storage/schema.ts'
import { toTimestamp } from '../storage/timestamp.ts'
import { refuseUnknownProfile } from '../vendors/refuse-unknown-profile.ts'
import { checkSealed } from './check-sealed.ts'
import { createReference } from './create-reference.ts'
import { findReport } from './find-report.ts'
import type { ReportRow } from './report-summary.ts'

const MAX_REFERENCE_ATTEMPTS = 5

// What makes two submissions with one id the same; hashes stand for the bytes, which may be gone.
const TOLD_APART_BY = [
  'channel',
  'urgent',
  'profileHash',
  'tokenHash',
  'reporterKeyId',
  'ciphertextHash',
  'wrappedStateHash',
] as const

/** A submission on its way into the database. */
type Arrival = {
  vendor: VendorSlug
  reportId: ReportId
  stated: Pick<ReportRow, (typeof TOLD_APART_BY)[number]>
  ciphertext: Uint8Array<ArrayBuffer>
  wrappedState: Uint8Array<ArrayBuffer>
}

/**
 * Stores a sealed report, and answers once it is on disk. The report id is the idempotency key for
 * life: the same submission gets the same answer, also after the report was deleted.
 *
 * @throws {@link ProblemError} as protocol's operations table lists them.
 */
export async function submitReport(
  deps: Deps,
  input: Submission & { vendor: VendorSlug },
): Promise<SubmissionAccepted> {
  const arrival = await receive(deps, input)
  const earlier = await findReport(deps, arrival)
  if (earlier) return answerAgain(earlier, arrival)

  const recipients = await recipientsOf(deps, arrival)
  const sizeClass = checkSealed(arrival.ciphertext, [...recipients, arrival.stated.reporterKeyId])
  return store(deps, arrival, sizeClass)
}

async function receive(
  { sha256 }: Deps,
  input: Submission & { vendor: VendorSlug },
): Promise<Arrival> {
  const { vendor, reportId, sealed, wrappedState: wrapped, ...stated } = input
  const ciphertext = decodeBase64(sealed)
  const wrappedState = decodeBase64(wrapped)
  const [ciphertextHash, wrappedStateHash] = await Promise.all([
    sha256(ciphertext),
    sha256(wrappedState),
  ])
  return {
    vendor,
    reportId,
    stated: { ...stated, ciphertextHash, wrappedStateHash },
    ciphertext,
    wrappedState,
  }
}

function answerAgain(earlier: ReportRow, { stated }: Arrival): SubmissionAccepted {
  const isSame = TOLD_APART_BY.every((field) => earlier[field] === stated[field])
  if (!isSame) throw new ProblemError('report_conflict')
  return toAccepted(earlier)
}

async function recipientsOf(deps: Deps, { vendor, stated }: Arrival): Promise<readonly KeyId[]> {
  const [profile] = await selectProfile(deps.db).all({ vendor, hash: stated.profileHash })
  if (!profile) return refuseUnknownProfile(deps, vendor)
  if (profile.expiresAtMs <= deps.clock.nowMs()) throw new ProblemError('profile_expired')

  const recipients = profile.recipients[stated.channel]
  if (recipients) return recipients
  const errors = [{ path: '/channel', message: 'must be a channel of the profile' }]
  throw new ProblemError('invalid_request', { errors })
}

const selectProfile = prepareOnce((db) =>
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

async function store(
  deps: Deps,
  arrival: Arrival,
  sizeClass: ReportRow['sizeClass'],
): Promise<SubmissionAccepted> {
  for (let attempt = 1; ; attempt++) {
    const row = toRow(deps, arrival, sizeClass)
    try {
      await commit(deps.db, insertBoth(deps, row, arrival))
      return toAccepted(row)
    } catch (error) {
      if (!(error instanceof ConstraintError)) throw error
      const twin = await findReport(deps, arrival)
      if (twin) return answerAgain(twin, arrival)
      if (!isReferenceTaken(error) || attempt === MAX_REFERENCE_ATTEMPTS) throw toProblem(error)
    }
  }
}

function toRow(
  { clock }: Deps,
  { vendor, reportId, stated }: Arrival,
  sizeClass: ReportRow['sizeClass'],
) {
  const nowMs = clock.nowMs()
  return {
    ...stated,
    vendorId: vendor,
    id: reportId,
    reference: createReference(vendor),
    status: 'received',
    exploited: false,
    missing: [],
    revision: 1,
    receivedAtMs: nowMs,
    updatedAtMs: nowMs,
    sizeClass,
  } satisfies typeof reports.$inferInsert
}

function insertBoth(
  { db }: Deps,
  row: typeof reports.$inferInsert,
  { vendor, reportId, ciphertext, wrappedState }: Arrival,
) {
  return [
    insertReport(db, row),
    insertSealed(db, { vendorId: vendor, reportId, ciphertext, wrappedState }),
  ] as const
}

const insertReport = prepareInsert(reports)
const insertSealed = prepareInsert(sealedReports)

function toAccepted(
  row: Pick<ReportRow, 'id' | 'reference' | 'receivedAtMs' | 'ciphertextHash'>,
): SubmissionAccepted {
  const { id, reference, receivedAtMs, ciphertextHash } = row
  return { reportId: id, reference, receivedAt: toTimestamp(receivedAtMs), ciphertextHash }
}

function isReferenceTaken({ columns }: ConstraintError): boolean {
  return columns.includes('reports.reference')
}

function toProblem(error: ConstraintError): ProblemError {
  // The profile went with its vendor while the report was being stored.
  if (error.rule === 'foreign_key') return new ProblemError('unknown_vendor', { cause: error })
  const detail = 'Another report has this receipt. Make a new receipt and a new id.'
  return new ProblemError('report_conflict', { detail, cause: error })
}
