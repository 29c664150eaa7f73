import type { Deps } from '../deps.ts'
import { deliverRound } from './deliver-round.ts'
import type { Lane } from './lane.ts'
import { createSlots } from './slots.ts'

/** What one outlet is sent at once while it answers well; one at a time while it does not. */
const MAX_JOBS = 8
/** How many outlets are sent to at once. Those that fail have places of their own: they take longest. */
const MAX_LANES = 48
const MAX_FAILING_LANES = 16

/** How one outlet does. */
type Movement = { isMoving: boolean; isStale: boolean; isFailing: boolean }

/** All that is under way to outlets, where each outlet waits for itself alone. */
export type Traffic = {
  /**
   * Delivers what is due in a lane until nothing is, or its outlet fails. While that goes on already,
   * has it look once more before it ends.
   */
  move: (lane: Lane) => Promise<void>
  /** Forgets how outlets did that nothing waits for. */
  forgetAllBut: (lanes: readonly Lane[]) => void
  /** Begins no further attempt. */
  stop: () => void
  /** Writes nothing more down either. */
  abandon: () => void
}

export function createTraffic(deps: Deps, { maxAttempts }: { maxAttempts: number }): Traffic {
  const movements = new Map<string, Movement>()
  const place = createSlots(MAX_LANES)
  const failingPlace = createSlots(MAX_FAILING_LANES)
  let attemptsLeft = maxAttempts
  let [isStopped, isAbandoned] = [false, false]

  /** @returns Whether there may be more to do right now. */
  async function moveOnce(lane: Lane, movement: Movement): Promise<boolean> {
    movement.isStale = false
    const count = Math.min(attemptsLeft, movement.isFailing ? 1 : MAX_JOBS)
    if (count === 0 || isStopped) return false
    // Taken before and given back after: other lanes count at the same time.
    attemptsLeft -= count
    const round = await deliverRound(deps, lane, { count, isAbandoned: () => isAbandoned })
    attemptsLeft += count - round.attemptCount
    if (round.attemptCount === 0) return movement.isStale
    movement.isFailing = !round.isAnswered
    return round.isAnswered
  }

  return {
    async move(lane) {
      const movement = movements.get(keyOf(lane)) ?? createMovement()
      movements.set(keyOf(lane), movement)
      movement.isStale = true
      if (movement.isMoving) return
      movement.isMoving = true
      try {
        let goesOn = true
        while (goesOn) {
          const within = movement.isFailing ? failingPlace : place
          goesOn = await within(() => moveOnce(lane, movement))
        }
      } finally {
        movement.isMoving = false
      }
    },
    forgetAllBut(lanes) {
      const kept = new Set(lanes.map(keyOf))
      for (const [key, { isMoving }] of movements) {
        if (!isMoving && !kept.has(key)) movements.delete(key)
      }
    },
    stop: () => {
      isStopped = true
    },
    abandon: () => {
      isAbandoned = true
    },
  }
}

function createMovement(): Movement {
  return { isMoving: false, isStale: false, isFailing: false }
}

function keyOf({ vendor, outlet }: Lane): string {
  return `${vendor} ${outlet}`
}
