import { and, eq } from 'drizzle-orm'
import {
  clocksAt,
  clocksOf,
  decodeBase64,
  type ReportChange,
  type ReportSummary,
  type SealedEvent,
  type Sha256,
  sha256,
} from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../problem-error.ts'
import { deadlinesOf } from '../promises/deadlines.ts'
import { changes } from '../storage/schema.ts'
import { type ProfileTerms, readProfileTerms } from '../vendors/read-profile-terms.ts'
import { applyChange } from './apply-change.ts'
import { checkSealed } from './check-sealed.ts'
import { type ReportKey, requireReport } from './find-report.ts'
import { nextVendorPosition, readClockHistory } from './report-history.ts'
import { type ReportRow, toSummary } from './report-summary.ts'
import { writeChange } from './write-change.ts'

/** A change as it was asked for, with the revision it is based on. */
export type UpdateRequest = ReportChange & ReportKey & { revision: number }

/**
 * Changes a report and keeps the sealed event that says the same to its reporter: both or neither.
 * A repeated change id gets the first answer.
 *
 * @throws {@link ProblemError} as protocol's operations table lists them.
 */
export async function updateReport(deps: Deps, request: UpdateRequest): Promise<ReportSummary> {
  const requestHash = await hashOf(request)
  const found = await requireReport(deps, request)
  const earlier = await firstAnswer(deps, request, requestHash)
  if (earlier) return earlier
  if (found.revision !== request.revision) throw new ProblemError('stale_revision')

  const terms = await termsOf(deps, found)
  const moved = await move(deps, { found, terms }, request)
  const answer = toSummary({ ...found, ...moved }, moved.updatedAtMs)
  const event = request.event ? await receiveEvent(deps, { found, terms }, request.event) : {}
  const isMoved = await writeChange(
    deps,
    { found, moved },
    {
      ...event,
      vendorId: found.vendorId,
      reportId: found.id,
      changeId: request.changeId,
      revision: moved.revision,
      atMs: moved.updatedAtMs,
      direction: 'vendor',
      change: request.change,
      requestHash,
      answer,
    },
  )
  if (isMoved) return answer

  // Someone else was faster; it may have been this very request, sent twice.
  const twin = await firstAnswer(deps, request, requestHash)
  if (!twin) throw new ProblemError('stale_revision')
  return twin
}

function hashOf({ change, event }: UpdateRequest): Promise<Sha256> {
  return sha256(JSON.stringify([change, event?.sequence, event?.previousHash, event?.sealed]))
}

async function firstAnswer({ db }: Deps, request: UpdateRequest, requestHash: Sha256) {
  const { vendor, reportId, changeId } = request
  const [first] = await db
    .select({ requestHash: changes.requestHash, answer: changes.answer })
    .from(changes)
    .where(
      and(
        eq(changes.vendorId, vendor),
        eq(changes.reportId, reportId),
        eq(changes.changeId, changeId),
      ),
    )
  if (first && first.requestHash !== requestHash) throw new ProblemError('change_conflict')
  return first?.answer
}

/** The profile that the report was sealed under; it is gone only together with the report. */
async function termsOf(deps: Deps, { vendorId, profileHash }: ReportRow): Promise<ProfileTerms> {
  const terms = await readProfileTerms(deps, vendorId, profileHash)
  if (!terms) throw new ProblemError('unknown_report')
  return terms
}

type Found = { found: ReportRow; terms: ProfileTerms }

async function move(deps: Deps, { found, terms }: Found, { change, changeId }: UpdateRequest) {
  const nowMs = deps.clock.nowMs()
  const channel = terms.channels.get(found.channel)
  const standing = applyChange(found, change, {
    nowMs,
    clocks: clocksAt(found.clocks, nowMs),
    fields: channel?.fields ?? new Set(),
  })
  const before = await readClockHistory(deps, { vendor: found.vendorId, reportId: found.id })
  const history = [...before, { atMs: nowMs, actor: 'vendor', change } as const]
  const clocks = clocksOf(terms.terms, channel ?? {}, { ...found, history }, nowMs)
  return {
    ...standing,
    clocks,
    ...deadlinesOf(clocks),
    revision: found.revision + 1,
    lastChangeId: changeId,
    updatedAtMs: nowMs,
  }
}

async function receiveEvent(deps: Deps, { found, terms }: Found, event: SealedEvent) {
  const key = { vendor: found.vendorId, reportId: found.id }
  const { sequence, previousHash } = await nextVendorPosition(deps, key)
  if (event.sequence !== sequence || event.previousHash !== previousHash) {
    throw new ProblemError('sequence_conflict')
  }
  const ciphertext = decodeBase64(event.sealed)
  const recipients = terms.channels.get(found.channel)?.recipients ?? []
  checkSealed(ciphertext, [...recipients, found.reporterKeyId])
  return { sequence, previousHash, ciphertext, ciphertextHash: await sha256(ciphertext) }
}
