import { canMove, openEmbargoMoves } from '@sealpost/protocol'
import type { CaseFacts } from './case-facts.ts'
import type { Contribution, OpenedCase, Standing } from './opened-case.ts'

/** Whether anything can be added to a case at all, as far as its state goes. */
export function takesEntries({ status, deletedAt }: Standing): boolean {
  return status !== 'withdrawn' && deletedAt === null
}

/** Whether a contribution is possible as a case stands now. */
export function isOpenTo(
  { standing }: OpenedCase,
  { embargo }: CaseFacts,
  { change, embargo: move }: Pick<Contribution, 'change' | 'embargo'>,
): boolean {
  if (!takesEntries(standing)) return false
  if (change?.status && !canMove(standing.status, change.status, 'reporter')) return false
  if (!move) return true
  const isMoveOpen = openEmbargoMoves(embargo, 'reporter').includes(move.move)
  return isMoveOpen && (move.move !== 'accept' || move.day === embargo.proposal?.day)
}
