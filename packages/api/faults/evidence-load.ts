import { setTimeout as delay } from 'node:timers/promises'
import { LIMITS, type Submission } from '@sealpost/protocol'
import { makeFile, partHeaders, type TestFile } from '../src/testing/make-file.ts'
import { makeSubmission } from '../src/testing/make-submission.ts'
import type { RunningService } from './start-service.ts'
import { call, type Ledger, submit } from './submit-load.ts'

/** A report on its way with its files, and what of it the service has acknowledged. */
export type Sending = {
  submission: Submission
  token: string
  files: readonly TestFile[]
  /** Parts that were acknowledged, as `file/part`. */
  stored: Set<string>
}

/** All that was ever sent, by report id. */
export type EvidenceLedger = Ledger & { sendings: Map<string, Sending> }

const SENDERS = 4
const SMALL_BYTES = 20_000

/** Sends reports with files, several at once, until it is stopped or the service is gone. */
export function startEvidenceLoad(service: RunningService, ledger: EvidenceLedger) {
  let isStopped = false
  const sendOn = async (sender: number) => {
    for (let count = sender; !isStopped; count++) {
      const sending = await makeSending(ledger, { isLarge: count % 12 === 0 })
      const isDone = await send(service, ledger, sending).catch(() => false)
      if (!isDone) return
    }
  }
  const senders = Promise.all(Array.from({ length: SENDERS }, (_, at) => sendOn(at)))
  return {
    async stop() {
      isStopped = true
      await senders
    },
  }
}

async function makeSending(
  { vendor, sendings }: EvidenceLedger,
  { isLarge }: { isLarge: boolean },
): Promise<Sending> {
  const contentBytes = isLarge ? LIMITS.partBytes + SMALL_BYTES : SMALL_BYTES
  const files = [makeFile({ contentBytes }), makeFile()]
  const attachments = files.map(({ stored }) => stored)
  const { submission, token } = await makeSubmission(vendor.profileHash, { attachments })
  const sending = { submission, token, files, stored: new Set<string>() }
  sendings.set(submission.reportId, sending)
  return sending
}

/**
 * Sends what is not acknowledged yet, and nothing that is: a part that was lost makes the report fail.
 *
 * @returns Whether the report was acknowledged.
 */
export async function send(
  service: RunningService,
  ledger: EvidenceLedger,
  { submission, token, files, stored }: Sending,
): Promise<boolean> {
  const { reportId, tokenHash, channel, profileHash } = submission
  const params = { vendor: ledger.vendor.slug }
  const opening = { reportId, tokenHash, channel, profileHash }
  await call(service, 'openUpload', { params, body: opening })
  const parts = files.flatMap(({ stored: { id }, parts }) =>
    parts.map((bytes, part) => ({ id, part, bytes, name: `${id}/${part}` })),
  )
  const missing = parts.filter(({ name }) => !stored.has(name))
  await Promise.all(
    missing.map(async ({ id, part, bytes, name }) => {
      await delay(Math.random() * 5)
      const answer = await call(service, 'putPart', {
        token,
        params: { ...params, attachmentId: id, part: String(part) },
        body: bytes,
        headers: await partHeaders(bytes),
      })
      if (answer.status === 204) stored.add(name)
    }),
  )
  return (await submit(service, ledger, submission)).status === 201
}

/** Files of acknowledged reports that do not come back byte for byte. */
export async function findDamaged(
  service: RunningService,
  { vendor, sendings, accepted }: EvidenceLedger,
): Promise<string[]> {
  const damaged: string[] = []
  for (const { submission, files } of sendings.values()) {
    if (!accepted.has(submission.reportId)) continue
    for (const { stored, bytes } of files) {
      const params = { reportId: submission.reportId, attachmentId: stored.id }
      const answer = await call(service, 'getAttachment', { token: vendor.apiKey, params })
      const given = Buffer.from(await answer.arrayBuffer())
      if (answer.status !== 200 || !given.equals(bytes)) damaged.push(stored.id)
    }
  }
  return damaged
}
