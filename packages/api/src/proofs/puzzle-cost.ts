import type { Clock } from '../deps.ts'

/** Attempts that a puzzle takes on average: its key begins with two zeros in hex. */
export const KEY_PREFIX = '00'
/** Iterations of each attempt while little happens: 110 ms in all where a core does 5 million a second. */
const CALM_COST = 2000
/** 4 s of a slow phone's time on average, and one time in a hundred 20. Workers refuse more than 100,000. */
const MAX_COST = 24_000

/** So many reports in a few minutes are nothing unusual. */
const CALM_REPORTS = 20
const HALF_LIFE_MS = 120_000

export type PuzzleCost = {
  /** Iterations of each attempt, for a puzzle that is made now. */
  current(): number
  /** Counts a report that was accepted. */
  noteReport(): void
}

/** Makes puzzles dearer while many reports are accepted, and cheap again after; remembers one number. */
export function createPuzzleCost(clock: Clock): PuzzleCost {
  let reports = 0
  let countedAtMs = clock.nowMs()
  const recent = () => {
    const nowMs = clock.nowMs()
    reports *= 0.5 ** (Math.max(0, nowMs - countedAtMs) / HALF_LIFE_MS)
    countedAtMs = nowMs
    return reports
  }
  return {
    current: () => {
      const cost = Math.round((CALM_COST * recent()) / CALM_REPORTS)
      return Math.min(MAX_COST, Math.max(CALM_COST, cost))
    },
    noteReport() {
      reports = recent() + 1
    },
  }
}
