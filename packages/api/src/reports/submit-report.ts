import {
  type Clock,
  decodeBase64,
  type NoteAddress,
  type ReportId,
  type Submission,
  type SubmissionAccepted,
  type VendorSlug,
} from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { noteReceived } from '../events/note-received.ts'
import { toMailAddress } from '../mail/mail-address.ts'
import { ProblemError } from '../problem-error.ts'
import { initialClocks } from '../promises/initial-clocks.ts'
import { signReceipt } from '../proofs/sign-receipt.ts'
import { commit } from '../storage/commit.ts'
import { ConstraintError } from '../storage/database-fault.ts'
import { prepareInsert } from '../storage/prepared.ts'
import { reports, sealedReports } from '../storage/schema.ts'
import { toTimestamp } from '../storage/timestamp.ts'
import { claimFiles, type FileClaim, isClaimRefused } from '../uploads/claim-files.ts'
import { explainRefusal } from '../uploads/explain-refusal.ts'
import { requireWithin } from '../uploads/file-terms.ts'
import {
  type ChannelTerms,
  type ProfileTerms,
  readProfileTerms,
} from '../vendors/read-profile-terms.ts'
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
  'attachments',
] as const

/** A submission on its way into the database. */
type Arrival = {
  vendor: VendorSlug
  reportId: ReportId
  stated: Pick<ReportRow, (typeof TOLD_APART_BY)[number]>
  ciphertext: Uint8Array<ArrayBuffer>
  wrappedState: Uint8Array<ArrayBuffer>
  proofOfWork: string | undefined
  /** Not told apart by: the reporter may have had it forgotten since. */
  notify: NoteAddress | null
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
  try {
    const terms = await termsOf(deps, arrival)
    const keyIds = [...terms.channel.recipients, arrival.stated.reporterKeyId]
    const sizeClass = checkSealed(arrival.ciphertext, keyIds)
    requireWithin(terms.channel.files, arrival.stated.attachments)
    checkNotify(deps, arrival, terms.profile)
    const task = { vendor: arrival.vendor, purpose: 'report', id: arrival.reportId } as const
    await deps.proofOfWork.require(task, arrival.proofOfWork)
    return await store(deps, arrival, { ...terms, sizeClass, keyIds })
  } catch (error) {
    if (!isRefusal(error)) throw error
    // Nearly all reports are new, so only now: a repetition is answered alike, whatever has become
    // of its profile or its proof of work.
    const earlier = await findReport(deps, arrival)
    if (earlier) return answerAgain(deps, earlier, arrival)
    throw error instanceof ConstraintError ? toProblem(error) : error
  }
}

function isRefusal(error: unknown): boolean {
  if (error instanceof ProblemError) return error.code !== 'unavailable'
  return error instanceof ConstraintError
}

async function receive(
  { sha256 }: Deps,
  input: Submission & { vendor: VendorSlug },
): Promise<Arrival> {
  const { vendor, reportId, sealed, wrappedState: wrapped, proofOfWork, notify, ...stated } = input
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
    proofOfWork,
    notify: notify ?? null,
  }
}

async function answerAgain(
  deps: Deps,
  earlier: ReportRow,
  { vendor, stated }: Arrival,
): Promise<SubmissionAccepted> {
  const isSame = TOLD_APART_BY.every(
    (field) => JSON.stringify(earlier[field]) === JSON.stringify(stated[field]),
  )
  if (!isSame) throw new ProblemError('report_conflict')
  const profile = await readProfileTerms(deps, vendor, earlier.profileHash)
  const channel = profile?.channels.get(earlier.channel)
  const { clocks = [] } = profile && channel ? initialClocks(profile, channel, earlier) : {}
  return toAccepted(deps, earlier, clocks)
}

type Terms = { profile: ProfileTerms; channel: ChannelTerms }

async function termsOf(deps: Deps, { vendor, stated }: Arrival): Promise<Terms> {
  const profile = await readProfileTerms(deps, vendor, stated.profileHash)
  if (!profile) return refuseUnknownProfile(deps, vendor)
  if (profile.expiresAtMs <= deps.clock.nowMs()) throw new ProblemError('profile_expired')

  const channel = profile.channels.get(stated.channel)
  if (!channel) throw mismatch('/channel', 'must be a channel of the profile')
  const { urgency } = channel
  const fits = urgency === 'ask' || stated.urgent === (urgency === 'always')
  if (!fits)
    throw mismatch('/urgent', `must be ${!stated.urgent}: so the policy says of the channel`)
  return { profile, channel }
}

function checkNotify({ mail }: Deps, { notify }: Arrival, { offersNotes }: ProfileTerms): void {
  if (!notify) return
  if (!mail) throw notOffered('This service sends no mail.')
  if (!offersNotes) throw notOffered('The policy of the vendor does not offer notes.')
  if (!toMailAddress(notify.address)) {
    throw mismatch('/notify/address', 'must be an address that mail can be sent to')
  }
}

function notOffered(reason: string): ProblemError {
  const detail = `${reason} Send the report without \`notify\`.`
  return new ProblemError('notes_not_offered', { detail })
}

function mismatch(path: string, message: string): ProblemError {
  return new ProblemError('invalid_request', { errors: [{ path, message }] })
}

async function store(
  deps: Deps,
  arrival: Arrival,
  terms: Terms & Pick<ReportRow, 'sizeClass'> & Pick<FileClaim, 'keyIds'>,
): Promise<SubmissionAccepted> {
  const { vendor, reportId, stated } = arrival
  const { keyIds } = terms
  const claim = { vendor, reportId, entryId: null, keyIds, files: stated.attachments }
  for (let attempt = 1; ; attempt++) {
    const row = toRow(deps, arrival, terms)
    try {
      await commit(deps.db, [...insertAll(deps, row, arrival), ...claimFiles(deps.db, claim)])
      deps.proofOfWork.noteReport()
      return await toAccepted(deps, row, row.clocks)
    } catch (error) {
      if (isClaimRefused(error)) throw await explainRefusal(deps, claim, error)
      if (!isReferenceTaken(error) || attempt === MAX_REFERENCE_ATTEMPTS) throw error
    }
  }
}

function toRow(
  { clock }: Deps,
  { vendor, reportId, stated, notify }: Arrival,
  { profile, channel, sizeClass }: Terms & Pick<ReportRow, 'sizeClass'>,
) {
  const nowMs = clock.nowMs()
  const { urgent } = stated
  return {
    ...stated,
    notify,
    vendorId: vendor,
    id: reportId,
    reference: createReference(vendor),
    status: 'received',
    exploited: false,
    alreadyPublic: false,
    missing: [],
    ...initialClocks(profile, channel, { receivedAtMs: nowMs, urgent }),
    revision: 1,
    unread: 1,
    vendorReadRevision: 0,
    reporterReadRevision: 1,
    receivedAtMs: nowMs,
    updatedAtMs: nowMs,
    sizeClass,
  } satisfies typeof reports.$inferInsert
}

function insertAll(
  { db }: Deps,
  row: typeof reports.$inferInsert,
  { vendor, reportId, ciphertext, wrappedState }: Arrival,
) {
  return [
    insertReport(db, row),
    insertSealed(db, { vendorId: vendor, reportId, ciphertext, wrappedState }),
    noteReceived(db, { vendor, reportId, atMs: row.receivedAtMs }),
  ] as const
}

const insertReport = prepareInsert(reports)
const insertSealed = prepareInsert(sealedReports)

async function toAccepted(
  deps: Deps,
  row: Pick<ReportRow, 'vendorId' | 'id' | 'reference' | 'receivedAtMs' | 'ciphertextHash'>,
  promises: Clock[],
): Promise<SubmissionAccepted> {
  const { vendorId: vendor, id: reportId, reference, receivedAtMs, ciphertextHash } = row
  const received = { reportId, reference, receivedAt: toTimestamp(receivedAtMs), ciphertextHash }
  return { ...received, promises, proof: await signReceipt(deps, { vendor, ...received }) }
}

function isReferenceTaken(error: unknown): boolean {
  return error instanceof ConstraintError && error.columns.includes('reports.reference')
}

function toProblem(error: ConstraintError): ProblemError {
  // The profile went with its vendor while the report was being stored.
  if (error.rule === 'foreign_key') return new ProblemError('unknown_vendor', { cause: error })
  const detail = 'Another report has this receipt. Make a new receipt and a new id.'
  return new ProblemError('report_conflict', { detail, cause: error })
}
