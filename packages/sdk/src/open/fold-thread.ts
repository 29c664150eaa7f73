import {
  type Answers,
  type AttachedFile,
  type Credited,
  type Day,
  type Embargo,
  type EmbargoMove,
  type EntryId,
  exitEmbargo,
  moveEmbargo,
  NO_EMBARGO,
  openEmbargoMoves,
  type ReportDetail,
  type StoredFile,
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
  /** The reporter's latest wish to be thanked; null if none was said. */
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
  const { entries, embargo } = foldEmbargo(opened)
  const reporters = entries.flatMap(({ actor, said }) =>
    actor === 'reporter' && said ? [said] : [],
  )
  return {
    entries,
    files: filesOf(report, entries, record),
    answers: reporters.reduce((sum, { answers }) => merge(sum, answers), report.answers),
    embargo,
    openMoves: openEmbargoMoves(embargo, 'vendor'),
    credited: reporters.reduce((last, { credited }) => credited ?? last, wishIn(report.answers)),
    findings: standingFindings(entries, embargo, record),
  }
}

/** Walks the moves of both sides; a day that one side made up is named on the entry that states it. */
function foldEmbargo(opened: readonly OpenedEntry[]): { entries: OpenedEntry[]; embargo: Embargo } {
  let embargo = NO_EMBARGO
  const entries = opened.map((entry) => {
    const { change, said, vouched } = entry
    const moved = said?.embargo ? moveEmbargo(embargo, entry.actor, said.embargo) : embargo
    const isAgreed = change?.agreedDate === dayAcceptedBy(said?.embargo)
    if (moved && isAgreed) embargo = moved
    if (vouched !== 'refused' && change && isEnd(change)) embargo = exitEmbargo(embargo)
    if (moved && (isAgreed || vouched === 'refused')) return entry
    return { ...entry, findings: [...entry.findings, toFinding('embargo')] }
  })
  return { entries, embargo }
}

/** To accept a day is to change it for all to see, and the other way round. */
function dayAcceptedBy(move: EmbargoMove | null | undefined): Day | undefined {
  return move?.move === 'accept' ? move.day : undefined
}

/** Public, exploited or over: nobody can be asked to wait any longer. */
function isEnd({ status, exploited, alreadyPublic }: VisibleChange): boolean {
  const isOver = status === 'disclosed' || status === 'declined' || status === 'withdrawn'
  return isOver || exploited === true || alreadyPublic === true
}

/** A field that is answered anew takes the place of the old answer, but files only ever join. */
function merge(earlier: Answers, later: Answers): Answers {
  const custom = { ...earlier.custom, ...later.custom }
  const evidence = [...new Set([...(earlier.evidence ?? []), ...(later.evidence ?? [])])]
  return {
    ...earlier,
    ...later,
    ...(Object.keys(custom).length > 0 && { custom }),
    ...(evidence.length > 0 && { evidence }),
  }
}

/** The wish that the report itself states; null if it states none, or no name for it. */
function wishIn({ credit, name, handle }: Answers): Credited | null {
  if (credit === undefined) return null
  if (credit === 'none') return { as: 'none' }
  const chosen = (credit === 'name' ? name : handle)?.trim()
  return chosen ? { as: credit, name: chosen } : null
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
