import { setTimeout as delay } from 'node:timers/promises'
import { type Actor, ReportDetail, type Sha256, type ThreadPosition } from '@sealpost/protocol'
import { makeSealedEntry } from '../src/testing/make-sealed-entry.ts'
import { makeSubmission } from '../src/testing/make-submission.ts'
import { makeEntryId } from '../src/testing/make-test-app.ts'
import type { RunningService } from './start-service.ts'
import { call, type Ledger, submit } from './submit-load.ts'

/** One side of one report's thread, which writes an entry after the other. */
export type Writer = {
  side: Actor
  reportId: string
  token: string
  /** Where its next entry stands. */
  position: ThreadPosition
  /** What it has sent and heard nothing of. */
  waiting: SentEntry | null
}

export type SentEntry = Awaited<ReturnType<typeof makeEntry>>

/** What each side wrote, and the hash of each entry that was acknowledged, by its id. */
export type ThreadLedger = Ledger & { writers: Writer[]; stored: Map<string, Sha256> }

/** Sends reports, whose two sides begin to write. */
export async function givenThreads(
  service: RunningService,
  ledger: Ledger,
  reportCount: number,
): Promise<ThreadLedger> {
  const writers: Writer[] = []
  for (let at = 0; at < reportCount; at++) {
    const { submission, token } = await makeSubmission(ledger.vendor.profileHash)
    const { reportId } = submission
    await submit(service, ledger, submission)
    const previousHash = ledger.accepted.get(reportId)?.ciphertextHash ?? null
    const { apiKey } = ledger.vendor
    const both = { reportId, waiting: null }
    writers.push(
      { ...both, side: 'vendor', token: apiKey, position: { sequence: 0, previousHash: null } },
      { ...both, side: 'reporter', token, position: { sequence: 1, previousHash } },
    )
  }
  return { ...ledger, writers, stored: new Map() }
}

/** Lets all sides write at once, until it is stopped or the service is gone. */
export function startThreadLoad(service: RunningService, ledger: ThreadLedger) {
  let isStopped = false
  const writeOn = async (writer: Writer) => {
    while (!isStopped) {
      writer.waiting ??= await makeEntry(writer, ledger)
      const isStored = await sendWaiting(service, ledger, writer).catch(() => false)
      if (!isStored) return
      await delay(Math.random() * 5)
    }
  }
  const writing = Promise.all(ledger.writers.map(writeOn))
  return {
    async stop() {
      isStopped = true
      await writing
    },
  }
}

async function makeEntry({ side, position }: Writer, { vendor }: Ledger) {
  const { entry, hash } = await makeSealedEntry({ ...position, profileHash: vendor.profileHash })
  // Every third of the vendor's is a change with its event.
  const isChange = side === 'vendor' && position.sequence % 3 === 1
  return { id: makeEntryId(), entry, hash, isChange }
}

/**
 * Sends an entry that nothing was heard of, again if it was sent before: the same bytes under its id.
 *
 * @returns Whether it was acknowledged.
 */
export async function sendWaiting(
  service: RunningService,
  ledger: ThreadLedger,
  writer: Writer,
): Promise<boolean> {
  const { waiting } = writer
  if (!waiting) return true
  const { id, entry, hash } = waiting
  const { status } = await post(service, ledger, { ...writer, waiting })
  if (status !== 200 && status !== 201) return false
  ledger.stored.set(id, hash)
  writer.position = { sequence: entry.sequence + 1, previousHash: hash }
  writer.waiting = null
  return true
}

async function post(
  service: RunningService,
  { vendor }: Ledger,
  { side, reportId, token, waiting: { id, entry, isChange } }: Writer & { waiting: SentEntry },
): Promise<Response> {
  if (side === 'reporter') {
    const params = { vendor: vendor.slug }
    return call(service, 'addToCase', { token, params, body: { id, entry } })
  }
  const params = { reportId }
  if (!isChange) {
    return call(service, 'sendMessage', { token, params, body: { messageId: id, entry } })
  }
  const severity = entry.sequence % 2 === 0 ? 'low' : 'high'
  const body = { changeId: id, change: { severity }, event: entry }
  for (;;) {
    const found = await call(service, 'getReport', { token, params, query: { after: '999999999' } })
    const { revision } = ReportDetail.parse(await found.json())
    const headers = { 'If-Match': `"${revision}"` }
    const answer = await call(service, 'updateReport', { token, params, body, headers })
    // The reporter wrote meanwhile.
    if (answer.status !== 412) return answer
  }
}
