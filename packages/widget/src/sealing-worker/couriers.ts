import { putPart } from '../transport/put-part.ts'
import { TroubleError } from '../trouble.ts'
import { errorOf, type PutOrder, type PutWord } from './messages.ts'
import type { PartInHand, SealedPart, StartWorker } from './sealer.ts'

/** Starting a worker takes as long as sending a hundred kilobytes, so each carries more than one part. */
const PARTS_OF_EACH = 2

type Courier = { worker: Worker; carried: number }

/**
 * Puts parts in workers that end after a few of them. A browser keeps the body of a request until it
 * collects what was forgotten, which a worker that forgets so little hardly ever makes it do; with the
 * worker, the bodies go at once.
 */
export class Couriers {
  readonly #startWorker: StartWorker
  readonly #idle: Courier[] = []
  readonly #all = new Set<Worker>()
  #isClosed = false

  constructor(startWorker: StartWorker) {
    this.#startWorker = startWorker
  }

  async put(part: SealedPart, ...[place, options]: Parameters<PartInHand['put']>): Promise<void> {
    const courier = this.#idle.pop() ?? (await this.#start())
    if (courier) {
      const { patience, onWait } = options
      await carry(courier.worker, { put: part, place, patience }, onWait)
      this.#goOnWith(courier)
    } else {
      // One worker has started, so others should; whether they do is the browser's to say.
      await putPart(place, part, options)
    }
  }

  close(): void {
    this.#isClosed = true
    for (const worker of this.#all) worker.terminate()
  }

  async #start(): Promise<Courier | null> {
    const worker = await this.#startWorker()
    if (!worker) return null
    this.#all.add(worker)
    // It may have been closed meanwhile.
    if (this.#isClosed) worker.terminate()
    return { worker, carried: 0 }
  }

  #goOnWith(courier: Courier): void {
    courier.carried += 1
    if (courier.carried < PARTS_OF_EACH) {
      this.#idle.push(courier)
      return
    }
    courier.worker.terminate()
    this.#all.delete(courier.worker)
  }
}

function carry(
  worker: Worker,
  order: PutOrder,
  onWait: Parameters<PartInHand['put']>[1]['onWait'],
): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<PutWord>) => {
      if (data === 'stored') resolve()
      else if ('code' in data) reject(errorOf(data))
      else onWait?.(data.wait)
    }
    worker.onerror = (event) => {
      event.preventDefault()
      reject(new TroubleError('unexpected', { cause: event }))
    }
    worker.postMessage(order, [order.put.bytes.buffer])
  })
}
