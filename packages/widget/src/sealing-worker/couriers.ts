import { putPart } from '../transport/put-part.ts'
import { TroubleError } from '../trouble.ts'
import { errorOf, type PutOrder, type PutWord } from './messages.ts'
import type { PartInHand, SealedPart, StartWorker } from './sealer.ts'

/**
 * Puts each part in a worker of its own, which ends with it. A browser keeps the body of a request until
 * it collects what was forgotten, which a worker that forgets so little hardly ever makes it do; with
 * the worker, the body goes at once.
 */
export class Couriers {
  readonly #startWorker: StartWorker
  readonly #workers = new Set<Worker>()
  #isClosed = false

  constructor(startWorker: StartWorker) {
    this.#startWorker = startWorker
  }

  async put(part: SealedPart, ...[place, options]: Parameters<PartInHand['put']>): Promise<void> {
    const worker = await this.#start()
    if (worker) {
      const { patience, onWait } = options
      await carry(worker, { put: part, place, patience }, onWait)
      this.#end(worker)
    } else {
      // One worker has started, so others should; whether they do is the browser's to say.
      await putPart(place, part, options)
    }
  }

  close(): void {
    this.#isClosed = true
    for (const worker of this.#workers) this.#end(worker)
  }

  async #start(): Promise<Worker | null> {
    const worker = await this.#startWorker()
    if (!worker) return null
    this.#workers.add(worker)
    // It may have been closed meanwhile.
    if (this.#isClosed) this.#end(worker)
    return worker
  }

  #end(worker: Worker): void {
    worker.terminate()
    this.#workers.delete(worker)
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
