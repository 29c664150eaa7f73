import { TroubleError, troubleOf } from '../trouble.ts'
import { sealParts } from './seal-parts.ts'
import type { SealedPart, Sealer, SealingJob } from './sealer.ts'

/** What the page asks for: to begin with a file, or for the next part of it. */
type Order = SealingJob | 'next'

/** What the worker says, once for each order. Without a part, the file has ended. */
type Word = { part?: SealedPart } | { code: string }

/** A sealer whose work is done by a worker that runs {@link listen}, one file at a time. */
export function sealIn(worker: Worker): Sealer {
  return {
    async *seal(job) {
      for (let order: Order = job; ; order = 'next') {
        const word = await ask(worker, order)
        if ('code' in word) throw new TroubleError(troubleOf(word))
        if (!word.part) return
        yield word.part
      }
    },
    close: () => worker.terminate(),
  }
}

function ask(worker: Worker, order: Order): Promise<Word> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Word>) => resolve(data)
    worker.onerror = (event) => {
      event.preventDefault()
      reject(new TroubleError('crypto_failed', { cause: event }))
    }
    worker.postMessage(order)
  })
}

/** Seals, in the worker, what the page hands over. */
export function listen(): void {
  let parts: AsyncGenerator<SealedPart, void> | undefined
  const say = (word: Word | 'ready') => postMessage(word)
  const sayNext = async () => {
    const part = (await parts?.next())?.value
    say(part ? { part } : {})
  }
  addEventListener('message', ({ data }: MessageEvent<Order>) => {
    if (data !== 'next') parts = sealParts(data)
    sayNext().catch((error: unknown) => say({ code: troubleOf(error) }))
  })
  say('ready')
}
