import type { SolvePuzzle } from '../proof-of-work/solver.ts'
import { importPart } from './import-parts.ts'
import { loadOnce } from './load-once.ts'
import { startWorker } from './start-worker.ts'

const loadSolver = loadOnce(importPart.solver)

/** Solves a puzzle apart from the page's thread; on it, in slices, where no worker may start. */
export const solvePuzzle: SolvePuzzle = async (puzzle, options) => {
  const worker = await startWorker('solver')
  const { solve, solveIn } = await loadSolver()
  return worker ? solveIn(worker, puzzle, options) : solve(puzzle, options)
}
