import {
  type Answers,
  type Credited,
  type EmbargoMove,
  type ThreadFacts,
  threadFacts,
} from '@sealpost/protocol'
import type { CaseEntry } from '../../sealing/sealing.ts'
import type { OpenedCase } from './opened-case.ts'

/** What opened entries add up to. */
export type CaseFacts = ThreadFacts & {
  /** Who vouches for the present status. */
  statusMark: 'signed' | 'own' | 'stated'
}

/** Reads a thread from its beginning, believing only what was opened and verified. */
export function caseFacts({ standing, report, thread }: OpenedCase): CaseFacts {
  const answers = report.state === 'open' ? report.item.body.answers : {}
  const entries = thread.map((entry) => {
    const { id, actor, change, mark } = entry
    const vouched = mark === 'unverifiable' ? 'refused' : mark
    return { id, actor, change, vouched, said: saidBy(entry) } as const
  })
  return {
    ...threadFacts({ answers, entries, standing }),
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

function statusMark(status: string, thread: readonly CaseEntry[]): CaseFacts['statusMark'] {
  const latest = thread.findLast(({ change }) => change?.status !== undefined)
  if (latest?.mark !== 'signed' || latest.change?.status !== status) return 'stated'
  return latest.actor === 'vendor' ? 'signed' : 'own'
}
