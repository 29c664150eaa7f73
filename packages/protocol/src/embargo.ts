import * as z from 'zod/mini'
import { Day } from './encodings.ts'
import type { Actor } from './report-status.ts'

/**
 * A step in agreeing on a day of publication. To propose while the other side's proposal is open is to
 * revise it. Accepting travels with the visible change `agreedDate` of the same day.
 */
export const EmbargoMove = z.discriminatedUnion('move', [
  z.object({ move: z.literal('propose'), day: Day }),
  z.object({ move: z.literal('accept'), day: Day }),
  z.object({ move: z.literal('decline') }),
])
export type EmbargoMove = z.infer<typeof EmbargoMove>

/**
 * How far two sides are, after the states of CERT/CC's Vultron protocol: nothing proposed, a first
 * proposal open, a day agreed, a new proposal open while the agreed day still holds, or over.
 */
export type EmbargoState = 'none' | 'proposed' | 'active' | 'revise' | 'exited'

export type Embargo = {
  state: EmbargoState
  /** The day both agreed to; it holds until another one is accepted. */
  agreed: Day | null
  /** What waits for the other side's answer. */
  proposal: { day: Day; by: Actor } | null
}

/** Before anybody proposed anything. */
export const NO_EMBARGO: Embargo = { state: 'none', agreed: null, proposal: null }

/**
 * Takes one step. Undefined if the move is not open to that side: accepting or declining needs the
 * other side's proposal, accepting the very day of it, and nothing follows the end.
 */
export function moveEmbargo(embargo: Embargo, by: Actor, move: EmbargoMove): Embargo | undefined {
  const { agreed, proposal } = embargo
  if (embargo.state === 'exited') return undefined
  if (move.move === 'propose') {
    const isRepeated = proposal?.by === by && proposal.day === move.day
    return isRepeated ? undefined : standing(agreed, { day: move.day, by })
  }
  if (!proposal || proposal.by === by) return undefined
  if (move.move === 'decline') return standing(agreed, null)
  return move.day === proposal.day ? standing(move.day, null) : undefined
}

/** Ends an embargo early: the issue is public, exploited, or the case is over. */
export function exitEmbargo(embargo: Embargo): Embargo {
  return { ...embargo, state: 'exited', proposal: null }
}

/** Which moves are open to a side now. */
export function openEmbargoMoves(embargo: Embargo, by: Actor): EmbargoMove['move'][] {
  if (embargo.state === 'exited') return []
  const isAsked = embargo.proposal !== null && embargo.proposal.by !== by
  return isAsked ? ['propose', 'accept', 'decline'] : ['propose']
}

function standing(agreed: Day | null, proposal: Embargo['proposal']): Embargo {
  const state = proposal ? (agreed ? 'revise' : 'proposed') : agreed ? 'active' : 'none'
  return { state, agreed, proposal }
}
