import {
  type Actor,
  decodeBase64,
  type EntryId,
  ReportDetail,
  type SealedEntry,
  sha256,
  type ThreadPosition,
} from '@sealpost/protocol'
import { makeSealedEntry } from './make-sealed-entry.ts'
import { makeEntryId, type TestApp, type TestReport } from './make-test-app.ts'

/** What one side says; the rest of it is what a reporter may send along. */
export type Saying = {
  side: Actor
  id: EntryId
  entry: SealedEntry
  change?: object
  attachments?: object[]
}

/** Both sides of a report's thread, each of which can speak at its own next place. */
export function makeTalk(app: TestApp, report: TestReport) {
  const { reportId, vendor, token } = report
  const asVendor = { token: vendor.key, params: { reportId } }
  const asReporter = { token, params: { vendor: vendor.slug } }

  async function read() {
    return ReportDetail.parse(await (await app.call('getReport', asVendor)).json())
  }

  /** Where the next item of a side stands, found as a client finds it. */
  async function nextPlace(side: Actor): Promise<ThreadPosition> {
    const { thread, nextPosition, ciphertextHash } = await read()
    if (side === 'vendor') return nextPosition
    const last = thread.findLast(({ actor, sealed }) => actor === side && sealed)?.sealed
    if (!last) return { sequence: 1, previousHash: ciphertextHash }
    const previousHash = await sha256(decodeBase64(last.sealed))
    return { sequence: last.sequence + 1, previousHash }
  }

  async function compose(side: Actor, place?: Partial<SealedEntry>): Promise<Saying> {
    const { profileHash } = vendor
    const { entry } = await makeSealedEntry({ profileHash, ...(await nextPlace(side)), ...place })
    return { side, id: makeEntryId(), entry }
  }

  function send({ side, ...body }: Saying): Promise<Response> {
    const { id: messageId, entry } = body
    return side === 'vendor'
      ? app.call('sendMessage', { ...asVendor, body: { messageId, entry } })
      : app.call('addToCase', { ...asReporter, body })
  }

  /** Says something new at the next place. */
  async function say(side: Actor, more: Partial<Saying> = {}): Promise<Response> {
    return send({ ...(await compose(side)), ...more })
  }

  return { asVendor, asReporter, read, compose, send, say }
}
