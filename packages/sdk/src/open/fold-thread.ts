import {
  type Answers,
  type AttachedFile,
  type Credited,
  type Embargo,
  type EmbargoMove,
  type EntryId,
  openEmbargoMoves,
  type ReportDetail,
  type StoredFile,
  threadFacts,
  type VisibleChange,
} from '@sealpost/protocol'
import { type Finding, toFinding } from './findings.ts'
import type { Report } from './open-report.ts'
import type { OpenedEntry } from './open-thread.ts'

/** A file that came with a report or with an entry of its thread. */
export type ThreadFile = AttachedFile & {
  /** Bytes of the sealed file, as the service stores it. */
  sealedBytes: number
  from: 'vendor' | 'reporter'
  /** The entry it came with; null if it came with the report. */
  entryId: EntryId | null
}

/** A thread, and what it comes to. Only what was signed counts. */
export type OpenedThread = {
  /** From oldest to newest. */
  entries: OpenedEntry[]
  /** The report's files, then those of the entries. */
  files: ThreadFile[]
  /** The report's answers, completed and corrected by later ones. */
  answers: Answers
  /** How far both sides are in agreeing on a day of publication. */
  embargo: Embargo
  /** Which moves of it are open to the vendor now. */
  openMoves: EmbargoMove['move'][]
  /** How the reporter wants to be thanked; null if nothing was said. A consent taken back stays so. */
  credited: Credited | null
  /** Where the service states something else than the thread leads to. */
  findings: Finding[]
}

/** Draws from opened entries what holds now. */
export function foldThread(
  report: Report,
  opened: readonly OpenedEntry[],
  record: ReportDetail,
): OpenedThread {
  const facts = threadFacts({ answers: report.answers, entries: opened, standing: record })
  const { answers, embargo, credited, outOfTurn } = facts
  // A day that one side made up is named on the entry that states it.
  const entries = opened.map((entry) =>
    outOfTurn.has(entry.id) && entry.vouched !== 'refused'
      ? { ...entry, findings: [...entry.findings, toFinding('embargo')] }
      : entry,
  )
  return {
    entries,
    files: filesOf(report, entries, record),
    answers,
    embargo,
    openMoves: openEmbargoMoves(embargo, 'vendor'),
    credited,
    findings: standingFindings(entries, embargo, record),
  }
}

function filesOf(
  { attachments }: Report,
  entries: readonly OpenedEntry[],
  record: ReportDetail,
): ThreadFile[] {
  const listed = (
    files: readonly AttachedFile[],
    stored: readonly StoredFile[],
    where: Pick<ThreadFile, 'from' | 'entryId'>,
  ) =>
    files.flatMap((file) => {
      const sealedBytes = stored.find(({ id }) => id === file.id)?.size
      return sealedBytes === undefined ? [] : [{ ...file, sealedBytes, ...where }]
    })
  return [
    ...listed(attachments, record.attachments, { from: 'reporter', entryId: null }),
    ...entries.flatMap(({ said, attachments: stored, actor, id }) =>
      listed(said?.files ?? [], stored, { from: actor, entryId: id }),
    ),
  ]
}

/** What the thread says last against what the service states; what no entry touched cannot be compared. */
function standingFindings(
  entries: readonly OpenedEntry[],
  { agreed }: Embargo,
  record: ReportDetail,
): Finding[] {
  const changes = entries.flatMap(({ vouched, change }) =>
    vouched !== 'refused' && change ? [change] : [],
  )
  const last = changes.reduce<VisibleChange>((sum, change) => ({ ...sum, ...change }), {})
  const { status = record.status, severity = record.severity } = last
  const { exploited = record.exploited, alreadyPublic = record.alreadyPublic } = last
  const differing = [
    ...(status === record.status ? [] : ['status']),
    ...(severity === record.severity ? [] : ['severity']),
    ...(exploited === record.exploited ? [] : ['exploited']),
    ...(alreadyPublic === record.alreadyPublic ? [] : ['already public']),
    ...(agreed === record.agreedDate ? [] : ['agreed day']),
  ]
  return differing.map((what) => toFinding('standing', what))
}
