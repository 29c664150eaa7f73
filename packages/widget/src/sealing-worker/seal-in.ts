import type { Patience, Wait } from '../transport/ask.ts'
import type { PartPlace } from '../transport/put-part.ts'
import { TroubleError, troubleOf } from '../trouble.ts'
import { sealHere } from './seal-here.ts'
import type { PartInHand, Sealer, SealingJob } from './sealer.ts'

/** What the page asks for: to begin with a file, or for the next part of it. */
type Order = SealingJob | 'next'

/** A part that stays in the worker, and whom to tell where to put it. */
type RemotePart = Omit<PartInHand, 'put'> & { port: MessagePort }

/** What the worker says, once for each order. Without a part, the file has ended. */
type Word = { part?: RemotePart } | Failed

/** What the page orders a part: no receipt and no key, only what `fetch` needs. */
type PutOrder = { place: PartPlace; patience: Patience }

/** What a part says: before each wait, and at last how it ended. */
type PutWord = { wait: Wait } | 'stored' | Failed

type Failed = { code: string }

/** A sealer whose work is done by a worker that runs {@link listen}, one file at a time. */
export function sealIn(worker: Worker): Sealer {
  return {
    async *seal(job) {
      for (let order: Order = job; ; order = 'next') {
        const word = await ask(worker, order)
        if ('code' in word) throw errorOf(word)
        if (!word.part) return
        const { port, ...facts } = word.part
        yield { ...facts, put: (place, options) => putIn(port, { place, ...options }) }
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

type Putting = PutOrder & { onWait?: ((wait: Wait) => void) | undefined }

function putIn(port: MessagePort, { place, patience, onWait }: Putting): Promise<void> {
  return new Promise((resolve, reject) => {
    port.onmessage = ({ data }: MessageEvent<PutWord>) => {
      if (data === 'stored') resolve()
      else if ('code' in data) reject(errorOf(data))
      else onWait?.(data.wait)
    }
    port.postMessage({ place, patience } satisfies PutOrder)
  })
}

function errorOf(failed: Failed): TroubleError {
  return new TroubleError(troubleOf(failed))
}

/** Seals, in the worker, what the page hands over, and puts the parts where the page says. */
export function listen(): void {
  let parts: AsyncGenerator<PartInHand, void> | undefined
  const sayNext = async () => {
    const part = (await parts?.next())?.value
    if (part) sayPart(part)
    else say({})
  }
  addEventListener('message', ({ data }: MessageEvent<Order>) => {
    if (data !== 'next') parts = sealHere.seal(data)
    sayNext().catch((error: unknown) => say({ code: troubleOf(error) }))
  })
  say('ready')
}

/** Keeps a part until it is stored or has failed: the port that it was promised by ends with it. */
function sayPart({ put, ...facts }: PartInHand): void {
  const { port1, port2 } = new MessageChannel()
  const tell = (word: PutWord) => port1.postMessage(word)
  port1.onmessage = ({ data: { place, patience } }: MessageEvent<PutOrder>) => {
    put(place, { patience, onWait: (wait) => tell({ wait }) })
      .then(
        () => tell('stored'),
        (error: unknown) => tell({ code: troubleOf(error) }),
      )
      .finally(() => port1.close())
  }
  say({ part: { ...facts, port: port2 } }, [port2])
}

function say(word: Word | 'ready', transfer: Transferable[] = []): void {
  postMessage(word, { transfer })
}
