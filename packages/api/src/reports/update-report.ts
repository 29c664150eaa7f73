import { and, eq, isNull } from 'drizzle-orm'
import {
  decodeBase64,
  type KeyId,
  type ReportChange,
  type ReportSummary,
  type SealedEvent,
  type Sha256,
  sha256,
} from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../problem-error.ts'
import { commit } from '../storage/commit.ts'
import { insertIf } from '../storage/insert-if.ts'
import { changes, profiles, reports } from '../storage/schema.ts'
import { applyChange } from './apply-change.ts'
import { checkSealed } from './check-sealed.ts'
import { isReport, type ReportKey, requireReport } from './find-report.ts'
import { nextVendorPosition } from './report-history.ts'
import { type ReportRow, toSummary } from './report-summary.ts'

/** A change as it was asked for, with the revision it is based on. */
export type UpdateRequest = ReportChange & ReportKey & { revision: number }

type ChangeRow = typeof changes.$inferInsert

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

  const moved = move(deps, found, request)
  const answer = toSummary({ ...found, ...moved })
  const event = request.event ? await receiveEvent(deps, found, request.event) : {}
  const isMoved = await write(deps, moved, {
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
  })
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

function move({ clock }: Deps, found: ReportRow, { change, changeId }: UpdateRequest) {
  const nowMs = clock.nowMs()
  return {
    ...applyChange(found, change, nowMs),
    revision: found.revision + 1,
    lastChangeId: changeId,
    updatedAtMs: nowMs,
  }
}

async function receiveEvent(deps: Deps, report: ReportRow, event: SealedEvent) {
  const key = { vendor: report.vendorId, reportId: report.id }
  const { sequence, previousHash } = await nextVendorPosition(deps, key)
  if (event.sequence !== sequence || event.previousHash !== previousHash) {
    throw new ProblemError('sequence_conflict')
  }
  const ciphertext = decodeBase64(event.sealed)
  checkSealed(ciphertext, [...(await recipientsOf(deps, report)), report.reporterKeyId])
  return { sequence, previousHash, ciphertext, ciphertextHash: await sha256(ciphertext) }
}

async function recipientsOf({ db }: Deps, report: ReportRow): Promise<readonly KeyId[]> {
  const [profile] = await db
    .select({ recipients: profiles.recipients })
    .from(profiles)
    .where(and(eq(profiles.vendorId, report.vendorId), eq(profiles.hash, report.profileHash)))
  return profile?.recipients[report.channel] ?? []
}

/** Of simultaneous changes of one revision, one finds its row; the others change and note nothing. */
async function write(
  { db }: Deps,
  moved: ReturnType<typeof move>,
  row: ChangeRow,
): Promise<boolean> {
  const isIt = isReport({ vendor: row.vendorId, reportId: row.reportId })
  const isUnchanged = and(eq(reports.revision, row.revision - 1), isNull(reports.deletedAtMs))
  const [rows] = await commit(db, [
    db.update(reports).set(moved).where(and(isIt, isUnchanged)).returning({ id: reports.id }),
    // Tests the mark that the update left. The revision would not do: the winner's is the same.
    insertIf(db, changes, {
      row,
      from: reports,
      where: and(isIt, eq(reports.lastChangeId, row.changeId)),
    }).onConflictDoNothing({ target: [changes.vendorId, changes.reportId, changes.changeId] }),
  ])
  return rows.length > 0
}
