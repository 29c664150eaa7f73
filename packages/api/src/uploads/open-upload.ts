import { and, eq, or } from 'drizzle-orm'
import type { NewUpload, VendorSlug } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../problem-error.ts'
import { findReport } from '../reports/find-report.ts'
import { commit } from '../storage/commit.ts'
import { ConstraintError } from '../storage/database-fault.ts'
import { uploads } from '../storage/file-schema.ts'
import { readProfileTerms } from '../vendors/read-profile-terms.ts'
import { refuseUnknownProfile } from '../vendors/refuse-unknown-profile.ts'
import { takesFiles } from './file-terms.ts'

type Request = NewUpload & { vendor: VendorSlug }

/**
 * Opens a place for the files of a report that will be sent. May be called again, also after the
 * report was sent.
 *
 * @throws {@link ProblemError} as protocol's operations table lists them.
 */
export async function openUpload(deps: Deps, request: Request): Promise<void> {
  const { vendor, reportId, tokenHash, channel, profileHash, proofOfWork } = request
  const profile = await readProfileTerms(deps, vendor, profileHash)
  if (!profile) return refuseUnknownProfile(deps, vendor)
  if (profile.expiresAtMs <= deps.clock.nowMs()) throw new ProblemError('profile_expired')
  const terms = profile.channels.get(channel)
  if (!terms) throw wrongChannel('must be a channel of the profile')
  if (!takesFiles(terms.files)) throw wrongChannel('must be a channel that asks for evidence')
  await deps.proofOfWork.require({ vendor, purpose: 'report', id: reportId }, proofOfWork)

  const sent = await findReport(deps, { vendor, reportId })
  if (sent && sent.tokenHash !== tokenHash) throw new ProblemError('report_conflict')
  if (sent) return
  await open(deps, {
    vendorId: vendor,
    reportId,
    tokenHash,
    channel,
    profileHash,
    openedAtMs: deps.clock.nowMs(),
  })
}

function wrongChannel(message: string): ProblemError {
  return new ProblemError('invalid_request', { errors: [{ path: '/channel', message }] })
}

async function open({ db }: Deps, row: typeof uploads.$inferInsert): Promise<void> {
  const { vendorId, reportId, tokenHash } = row
  try {
    await commit(db, [db.insert(uploads).values(row).onConflictDoNothing()])
  } catch (cause) {
    if (!(cause instanceof ConstraintError)) throw cause
    // The vendor was deleted while its profile was read.
    throw new ProblemError('unknown_vendor', { cause })
  }
  const isNamedAlike = or(eq(uploads.reportId, reportId), eq(uploads.tokenHash, tokenHash))
  const found = await db
    .select({ reportId: uploads.reportId, tokenHash: uploads.tokenHash })
    .from(uploads)
    .where(and(eq(uploads.vendorId, vendorId), isNamedAlike))
  const isTheSame = (each: (typeof found)[number]) =>
    each.reportId === reportId && each.tokenHash === tokenHash
  if (!found.every(isTheSame)) throw new ProblemError('report_conflict')
}
