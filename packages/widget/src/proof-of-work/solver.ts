import type { Puzzle } from '@sealpost/protocol'

/** Solves a puzzle and gives the proof as it is sent. May take seconds; never ends early by itself. */
export type SolvePuzzle = (puzzle: Puzzle, options: SolveOptions) => Promise<string>

export type SolveOptions = {
  signal: AbortSignal
  /** Told now and then: the chance of having found the solution by now, from 0 to 1. */
  onProgress?: ((chance: number) => void) | undefined
}

/** The part that solves puzzles. Its file is also what runs in the worker. */
export type Solver = {
  solve: SolvePuzzle
  /** Solves in a worker that runs this part, and ends it. */
  solveIn: (worker: Worker, puzzle: Puzzle, options: SolveOptions) => Promise<string>
}
