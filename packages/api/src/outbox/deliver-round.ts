import type { Deps } from '../deps.ts'
import { claimDue } from './claim-due.ts'
import type { Lane } from './lane.ts'
import { type Outcome, settle } from './settle.ts'
import type { Attempt } from './way.ts'
import { wayTo } from './ways.ts'

export type RoundOptions = {
  /** How many attempts to make at most. */
  count: number
  /** Asked before anything is written down: whether that is no longer wanted. */
  isAbandoned: () => boolean
}

export type Round = {
  attemptCount: number
  /** Whether the outlet took anything, or said that it never will. */
  isAnswered: boolean
}

/** Makes attempts for what is due in a lane, all at once, and writes down what came of them. */
export async function deliverRound(
  deps: Deps,
  lane: Lane,
  { count, isAbandoned }: RoundOptions,
): Promise<Round> {
  const { timeLimitMs, send } = wayTo(lane.outlet)
  const jobs = await claimDue(deps, lane, { count, timeLimitMs })
  const results = await Promise.allSettled(
    jobs.map(async (job): Promise<Outcome> => ({ job, attempt: await send(deps, job) })),
  )
  const outcomes = results.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
  if (!isAbandoned()) await settle(deps, outcomes)
  for (const result of results) if (result.status === 'rejected') throw result.reason
  const isAnswered = outcomes.some(({ attempt }) => isFinal(attempt))
  return { attemptCount: jobs.length, isAnswered }
}

function isFinal({ outcome }: Attempt): boolean {
  return outcome === 'delivered' || outcome === 'refused'
}
