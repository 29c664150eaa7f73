/** What solves puzzles: a file of its own, which is both a part of the page and the worker's script. */
import { solve } from './solve.ts'
import { listen, solveIn } from './solve-in.ts'
import type { Solver } from './solver.ts'

export const solver: Solver = { solve, solveIn }

if (!('document' in globalThis)) listen()
