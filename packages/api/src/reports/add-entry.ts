import {
  type Actor,
  clocksAt,
  clocksOf,
  type KeyId,
  lifeOf,
  liveOn,
  type ReportLife,
  UTC_CALENDAR,
} from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../problem-error.ts'
import { deadlinesOf } from '../promises/deadlines.ts'
import { requireWithin } from '../uploads/file-terms.ts'
import { type ProfileTerms, readProfileTerms } from '../vendors/read-profile-terms.ts'
import { applyChange } from './apply-change.ts'
import { checkSealed } from './check-sealed.ts'
import { UNKNOWN_TO } from './find-report.ts'
import type { NewEntry, NewItem } from './new-entry.ts'
import { nextPosition, readClockHistory } from './read-thread.ts'
import { type ReportRow, toSummary } from './report-summary.ts'
import { writeEntry } from './write-entry.ts'

/**
 * Adds an entry to the thread of a report as it was found: all that belongs to it, or nothing.
 *
 * @returns The report as it stands then; null if something else was stored first.
 * @throws {@link ProblemError} if the entry does not continue the thread, is not sealed to the people
 * that its profile names, or breaks a rule of its change.
 */
export async function addEntry(
  deps: Deps,
  found: ReportRow,
  entry: NewEntry,
): Promise<ReportRow | null> {
  const { id, actor, change, item, attachments, requestHash } = entry
  const keyIds = item ? await checkItem(deps, found, { actor, item, attachments }) : []
  const moved = await move(deps, found, entry)
  const after = { ...found, ...moved }
  const isAdded = await writeEntry(
    deps,
    {
      found,
      moved,
      claim: {
        vendor: found.vendorId,
        reportId: found.id,
        entryId: id,
        keyIds,
        files: attachments,
      },
    },
    {
      ...item,
      vendorId: found.vendorId,
      reportId: found.id,
      id,
      revision: after.revision,
      atMs: after.updatedAtMs,
      direction: actor,
      change,
      attachments,
      requestHash,
      answer: actor === 'vendor' && change ? toSummary(after, after.updatedAtMs) : null,
    },
  )
  return isAdded ? after : null
}

/** @returns Whom it is sealed to. */
async function checkItem(
  deps: Deps,
  found: ReportRow,
  { actor, item, attachments }: Pick<NewEntry, 'actor' | 'attachments'> & { item: NewItem },
): Promise<readonly KeyId[]> {
  const { sequence, previousHash } = await nextPosition(deps, found, actor)
  if (item.sequence !== sequence || item.previousHash !== previousHash) {
    throw new ProblemError('sequence_conflict')
  }
  const terms = await readProfileTerms(deps, found.vendorId, item.profileHash)
  if (!terms) throw new ProblemError('unknown_profile')
  const channel = terms.channels.get(found.channel)
  if (!channel) {
    const detail = 'The profile has no such channel; seal under one that has it.'
    throw new ProblemError('unusable_recipients', { detail })
  }
  const keyIds = [...channel.recipients, found.reporterKeyId]
  checkSealed(item.ciphertext, keyIds)
  requireWithin(channel.files, attachments)
  return keyIds
}

async function move(deps: Deps, found: ReportRow, { id, actor, change }: NewEntry) {
  const nowMs = deps.clock.nowMs()
  const terms = await termsOf(deps, found, actor)
  const channel = terms.channels.get(found.channel)
  const fields = channel?.fields ?? new Set()
  const { timeZone } = terms.terms.calendar ?? UTC_CALENDAR
  const circumstances = { actor, nowMs, timeZone, clocks: clocksAt(found.clocks, nowMs), fields }
  const standing = change && applyChange(found, change, circumstances)
  const before = found.life ?? (await replayLife(deps, found, terms))
  const life = liveOn(before, { atMs: nowMs, actor, change }, terms.terms)
  const clocks = clocksOf(terms.terms, channel ?? {}, life, nowMs)
  return {
    ...standing,
    life,
    clocks,
    ...deadlinesOf(clocks),
    revision: found.revision + 1,
    lastEntryId: id,
    updatedAtMs: nowMs,
  }
}

/** Read from the thread at most once: each entry keeps what the next one needs. */
async function replayLife(
  deps: Deps,
  found: ReportRow,
  { terms }: ProfileTerms,
): Promise<ReportLife> {
  const key = { vendor: found.vendorId, reportId: found.id }
  return lifeOf(found, await readClockHistory(deps, key), terms)
}

/** The profile that the report was sealed under; it is gone only together with the report. */
async function termsOf(
  deps: Deps,
  { vendorId, profileHash }: ReportRow,
  actor: Actor,
): Promise<ProfileTerms> {
  const terms = await readProfileTerms(deps, vendorId, profileHash)
  if (!terms) throw new ProblemError(UNKNOWN_TO[actor])
  return terms
}
