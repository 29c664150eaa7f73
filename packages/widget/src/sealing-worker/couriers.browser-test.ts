import { AttachmentId } from '@sealpost/protocol'
import { expect, test } from '../testing/browser-test.ts'
import { type FakeUploads, fakeUploads } from '../testing/fake-uploads.ts'
import { makePlace } from '../testing/make-place.ts'
import { makeVendor } from '../testing/make-vendor.ts'
import { startRelayedWorker } from '../testing/relayed-sealer.ts'
import { troubleIn } from '../testing/trouble-in.ts'
import { sealIn } from './seal-in.ts'
import type { PartInHand, StartWorker } from './sealer.ts'

const mailbox = makePlace(await makeVendor())
const attachmentId = AttachmentId.parse(crypto.randomUUID())
const patience = { tryMs: 5000, totalMs: 5000, baseDelayMs: 20_000, maxDelayMs: 20_000 }
const FILE = new Blob([new Uint8Array(20_000_000)])

/** Workers that were started after the one that seals, and those of them that have ended. */
type Started = { start: StartWorker; began: Worker[]; ended: Worker[] }

function watchStarts(): Started {
  const watched: Started = {
    began: [],
    ended: [],
    start: async () => {
      const worker = await startRelayedWorker()
      const terminate = () => Worker.prototype.terminate.call(worker)
      worker.terminate = () => {
        watched.ended.push(worker)
        terminate()
      }
      watched.began.push(worker)
      return worker
    },
  }
  return watched
}

async function putAll(start: StartWorker): Promise<FakeUploads> {
  const service = fakeUploads()
  const sealer = sealIn(await startRelayedWorker(), start)
  let part = 0
  for await (const sealed of sealer.seal(jobOf(FILE))) await put(sealed, part++)
  sealer.close()
  return service
}

function jobOf(file: Blob) {
  return { file, sessionKey: crypto.getRandomValues(new Uint8Array(32)), head: new Uint8Array(9) }
}

function put(sealed: PartInHand, part: number): Promise<void> {
  return sealed.put({ mailbox, accessToken: 'token', attachmentId, part }, { patience })
}

test('no worker carries more than one part, so that no browser gathers what it forgets', async () => {
  const { start, began, ended } = watchStarts()

  const { puts } = await putAll(start)

  expect(puts.map(({ part }) => part)).to.deep.equal([0, 1, 2])
  expect(began).to.have.length(3)
  expect(ended).to.deep.equal(began)
})

test('where no further worker starts, the page puts the parts itself', async () => {
  const { puts } = await putAll(() => Promise.resolve(null))

  expect(puts.map(({ part }) => part)).to.deep.equal([0, 1, 2])
})

test('a worker that was still starting when all was called off ends, too', async () => {
  fakeUploads()
  const { start, began, ended } = watchStarts()
  const sealer = sealIn(await startRelayedWorker(), async () => {
    const worker = await start()
    sealer.close()
    return worker
  })
  const first = (await sealer.seal(jobOf(FILE)).next()).value
  if (!first) throw new Error('There is no part.')

  void put(first, 0)
  while (ended.length === 0) await new Promise((resolve) => setTimeout(resolve))

  expect(ended).to.deep.equal(began)
})

test('a part that the service refuses is named by its trouble', async () => {
  const service = fakeUploads()
  service.before = () => {
    throw new TypeError('Failed to fetch')
  }
  const sealer = sealIn(await startRelayedWorker(), startRelayedWorker)
  const first = (await sealer.seal(jobOf(FILE)).next()).value
  if (!first) throw new Error('There is no part.')

  expect(await troubleIn(put(first, 0))).to.equal('unreachable')
  sealer.close()
})
