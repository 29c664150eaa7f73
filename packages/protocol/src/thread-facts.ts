import type { Credited } from './credit-wish.ts'
import { type Embargo, type EmbargoMove, exitEmbargo, moveEmbargo, NO_EMBARGO } from './embargo.ts'
import type { EntryId } from './ids.ts'
import { LIMITS } from './limits.ts'
import type { Answers } from './report-fields.ts'
import type { ThreadEntry } from './report-record.ts'
import type { VisibleChange } from './thread.ts'

/** An entry of a thread after it was opened and judged. */
export type JudgedEntry = Pick<ThreadEntry, 'id' | 'actor' | 'change'> & {
  /**
   * `signed`: its sender's key signed exactly this, for this place. `stated`: nobody signed it, the
   * service says so. `refused`: it does not count.
   */
  vouched: 'signed' | 'stated' | 'refused'
  /** What was said; counts only in what is `signed`. */
  said: {
    answers?: Answers | undefined
    embargo?: EmbargoMove | null | undefined
    credited?: Credited | null | undefined
  } | null
}

/** What a report and its thread add up to. */
export type ThreadFacts = {
  /** The report's answers, completed and corrected by later ones. */
  answers: Answers
  /** How far both sides are in agreeing on a day of publication. */
  embargo: Embargo
  /** Entries that agree to a day, or refuse one, that the other side has not proposed. */
  outOfTurn: ReadonlySet<EntryId>
  /** How the reporter wants to be thanked; null if nothing was said. */
  credited: Credited | null
  /** Whether the reporter took the consent to be named back, which is for good. */
  isCreditWithdrawn: boolean
}

/** A report and its thread as they were opened. */
export type JudgedThread = {
  /** Of the report itself. */
  answers: Answers
  /** From oldest to newest. */
  entries: readonly JudgedEntry[]
  /** What the service states now. It can end what was being agreed, and nothing else. */
  standing: Pick<VisibleChange, 'status' | 'exploited' | 'alreadyPublic'>
}

/** Reads a thread from its beginning, believing only what was verified. Both sides read it alike. */
export function threadFacts({ answers, entries, standing }: JudgedThread): ThreadFacts {
  const reporters = entries.flatMap(({ actor, vouched, said }) =>
    actor === 'reporter' && vouched === 'signed' && said ? [said] : [],
  )
  const wishes = reporters.flatMap(({ credited }) => credited ?? [])
  const withdrawal = wishes.find(({ as }) => as === 'none')
  const { embargo, outOfTurn } = foldEmbargo(entries)
  return {
    answers: reporters.reduce((sum, said) => merge(sum, said.answers ?? {}), answers),
    embargo: endedBy(standing, embargo),
    outOfTurn,
    credited: withdrawal ?? wishes.at(-1) ?? wishIn(answers),
    isCreditWithdrawn: withdrawal !== undefined,
  }
}

function foldEmbargo(entries: readonly JudgedEntry[]) {
  let embargo = NO_EMBARGO
  const outOfTurn = new Set<EntryId>()
  for (const entry of entries) {
    if (entry.vouched === 'refused') continue
    const moved = embargoAfter(embargo, entry)
    if (!moved) outOfTurn.add(entry.id)
    embargo = endedBy(entry.change, moved ?? embargo)
  }
  return { embargo, outOfTurn }
}

/** Undefined for a move that was not open to its side, or a day that follows from no proposal. */
function embargoAfter(
  embargo: Embargo,
  { actor, change, vouched, said }: JudgedEntry,
): Embargo | undefined {
  const move = vouched === 'signed' ? said?.embargo : null
  // To accept a day is to change it for all to see, and the other way round.
  const accepted = move?.move === 'accept' ? move.day : undefined
  if (accepted !== change?.agreedDate) return undefined
  return move ? moveEmbargo(embargo, actor, move) : embargo
}

/** Public, exploited or over: nobody can be asked to wait any longer. */
function endedBy(change: JudgedThread['standing'] | null, embargo: Embargo): Embargo {
  const { status, exploited, alreadyPublic } = change ?? {}
  const isOver = status === 'disclosed' || status === 'declined' || status === 'withdrawn'
  return isOver || exploited || alreadyPublic ? exitEmbargo(embargo) : embargo
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
  return chosen ? { as: credit, name: chosen.slice(0, LIMITS.maxCreditNameCharacters) } : null
}
