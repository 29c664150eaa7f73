import { putPart } from '../transport/put-part.ts'
import { type PutOrder, type PutWord, type SealOrder, type SealWord, toFailed } from './messages.ts'
import { sealParts } from './seal-parts.ts'
import type { SealedPart } from './sealer.ts'

/** Seals, in the worker, what the page hands over, or puts it where the page says. */
export function listen(): void {
  let parts: AsyncGenerator<SealedPart, void> | undefined
  const sealNext = async (order: SealOrder) => {
    if (order !== 'next') parts = sealParts(order)
    const part = (await parts?.next())?.value
    if (part) say({ part }, [part.bytes.buffer])
    else say({})
  }
  addEventListener('message', ({ data }: MessageEvent<SealOrder | PutOrder>) => {
    const done = isPutOrder(data) ? put(data) : sealNext(data)
    done.catch((error: unknown) => say(toFailed(error)))
  })
  say('ready')
}

function isPutOrder(order: SealOrder | PutOrder): order is PutOrder {
  return order !== 'next' && 'put' in order
}

async function put({ put: part, place, patience }: PutOrder): Promise<void> {
  await putPart(place, part, { patience, onWait: (wait) => say({ wait }) })
  say('stored')
}

function say(word: SealWord | PutWord | 'ready', transfer: Transferable[] = []): void {
  postMessage(word, { transfer })
}
