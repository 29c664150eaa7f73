import {
  type Answers,
  type Credited,
  type Embargo,
  type EmbargoMove,
  type EntryId,
  exitEmbargo,
  moveEmbargo,
  NO_EMBARGO,
  type VisibleChange,
} from '@sealpost/protocol'
import type { CaseEntry } from '../../sealing/sealing.ts'
import type { OpenedCase } from './opened-case.ts'

/** What opened entries add up to. */
export type CaseFacts = {
  embargo: Embargo
  /** Steps towards a date that were not open to their side, and agreements to nothing. */
  outOfTurn: ReadonlySet<EntryId>
  /** The report's answers with all that was answered since. */
  answers: Answers
  /** The reporter's last wish; null if there is none. */
  credited: Credited | null
  /** The reporter took the consent to be named back, which is for good. */
  isCreditWithdrawn: boolean
  /** Who vouches for the present status. */
  statusMark: 'signed' | 'own' | 'stated'
}

/** Reads a thread from its beginning, believing only what was opened and verified. */
export function caseFacts({ standing, report, thread }: OpenedCase): CaseFacts {
  const own = report.state === 'open' ? report.item.body.answers : {}
  const outOfTurn = new Set<EntryId>()
  let facts = { embargo: NO_EMBARGO, answers: own, credited: wishIn(own) }
  for (const entry of thread) {
    if (entry.mark === 'unverifiable') continue
    const isOwn = entry.actor === 'reporter'
    const embargo = embargoAfter(facts.embargo, entry)
    if (!embargo) outOfTurn.add(entry.id)
    facts = {
      embargo: ending(embargo ?? facts.embargo, entry.change),
      answers: { ...facts.answers, ...(isOwn ? saidBy(entry).answers : {}) },
      credited: (isOwn && saidBy(entry).credited) || facts.credited,
    }
  }
  const isCreditWithdrawn = thread.some(
    (entry) => entry.actor === 'reporter' && saidBy(entry).credited?.as === 'none',
  )
  const embargo = ending(facts.embargo, standing)
  return {
    ...facts,
    embargo,
    outOfTurn,
    isCreditWithdrawn,
    statusMark: statusMark(standing.status, thread),
  }
}

/** What an entry says besides its words; nothing if nobody signed it. */
export function saidBy(entry: CaseEntry): {
  text: string
  answers?: Answers | undefined
  embargo?: EmbargoMove | undefined
  credited?: Credited | undefined
} {
  if (entry.mark !== 'signed') return { text: '' }
  const { item } = entry
  return item.kind === 'event' ? { ...item.body, text: item.body.note ?? '' } : item.body
}

/** Undefined for a step that was not open, or a date that follows from no proposal. */
function embargoAfter(embargo: Embargo, entry: CaseEntry): Embargo | undefined {
  const move = saidBy(entry).embargo
  const agreed = entry.change?.agreedDate
  const isAcceptance = move?.move === 'accept'
  if (agreed === undefined && !isAcceptance) {
    return move ? moveEmbargo(embargo, entry.actor, move) : embargo
  }
  return isAcceptance && move.day === agreed ? moveEmbargo(embargo, entry.actor, move) : undefined
}

const ENDS: readonly (string | undefined)[] = ['disclosed', 'declined', 'withdrawn']

function ending(
  embargo: Embargo,
  change: Pick<VisibleChange, 'status' | 'exploited' | 'alreadyPublic'> | null,
): Embargo {
  const isOver = change?.exploited || change?.alreadyPublic || ENDS.includes(change?.status)
  return isOver && embargo.state !== 'exited' ? exitEmbargo(embargo) : embargo
}

function wishIn({ credit, name, handle }: Answers): Credited | null {
  if (credit === 'none') return { as: 'none' }
  const words = credit === 'name' ? name : handle
  return credit && words ? { as: credit, name: words.slice(0, 120) } : null
}

function statusMark(status: string, thread: readonly CaseEntry[]): CaseFacts['statusMark'] {
  const latest = thread.findLast(({ change }) => change?.status !== undefined)
  if (latest?.mark !== 'signed' || latest.change?.status !== status) return 'stated'
  return latest.actor === 'vendor' ? 'signed' : 'own'
}
