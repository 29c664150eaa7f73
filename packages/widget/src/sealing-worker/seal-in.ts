import { TroubleError } from '../trouble.ts'
import { Couriers } from './couriers.ts'
import { errorOf, type SealOrder, type SealWord } from './messages.ts'
import type { Sealer, StartWorker } from './sealer.ts'

/** A sealer whose work is done by workers that run `listen`: one seals, others put what it sealed. */
export function sealIn(worker: Worker, startWorker: StartWorker): Sealer {
  const couriers = new Couriers(startWorker)
  return {
    async *seal(job) {
      for (let order: SealOrder = job; ; order = 'next') {
        const word = await ask(worker, order)
        if ('code' in word) throw errorOf(word)
        const { part } = word
        if (!part) return
        const { size, beginning, digest } = part
        yield { size, beginning, digest, put: (...how) => couriers.put(part, ...how) }
      }
    },
    close() {
      worker.terminate()
      couriers.close()
    },
  }
}

function ask(worker: Worker, order: SealOrder): Promise<SealWord> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<SealWord>) => resolve(data)
    worker.onerror = (event) => {
      event.preventDefault()
      reject(new TroubleError('crypto_failed', { cause: event }))
    }
    worker.postMessage(order)
  })
}
