import type { Puzzle } from '@sealpost/protocol'
import { TroubleError } from '../trouble.ts'
import { solve } from './solve.ts'
import type { Solver } from './solver.ts'

/** What a worker says while it works. */
type Word = { chance: number } | { proof: string }

/** Hands a puzzle to a worker that runs {@link listen}, and ends it with the answer. */
export const solveIn: Solver['solveIn'] = async (worker, puzzle, { signal, onProgress }) => {
  try {
    return await new Promise<string>((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<Word>) => {
        if ('proof' in data) resolve(data.proof)
        else onProgress?.(data.chance)
      })
      worker.addEventListener('error', (event) => {
        event.preventDefault()
        reject(new TroubleError('unexpected', { cause: event }))
      })
      signal.throwIfAborted()
      signal.addEventListener('abort', () => reject(new DOMException('Called off', 'AbortError')))
      worker.postMessage(puzzle)
    })
  } finally {
    worker.terminate()
  }
}

/** Solves, in the worker, what the page hands over. A failure reaches the page as the worker's error. */
export function listen(): void {
  const say = (word: Word | 'ready') => postMessage(word)
  addEventListener('message', ({ data }: MessageEvent<Puzzle>) => {
    const { signal } = new AbortController()
    const solving = solve(data, { signal, onProgress: (chance) => say({ chance }) })
    solving.then(
      (proof) => say({ proof }),
      (error: unknown) => reportError(error),
    )
  })
  say('ready')
}
