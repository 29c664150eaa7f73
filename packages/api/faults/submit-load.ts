import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  CreatedVendor,
  fillPath,
  OPERATIONS,
  type OperationId,
  ProfilePublished,
  type Sha256,
  type Submission,
  SubmissionAccepted,
} from '@sealpost/protocol'
import { makeSignedProfile } from '../src/testing/make-profile.ts'
import { makeSubmission } from '../src/testing/make-submission.ts'
import type { RunningService } from './start-service.ts'

export type Vendor = { slug: string; profileHash: Sha256; apiKey: string }

/** What was sent to a service and what it acknowledged, over all its lives. */
export type Ledger = {
  vendor: Vendor
  accepted: Map<string, SubmissionAccepted>
  unanswered: Map<string, Submission>
}

export type Load = {
  /** Resolves once no request is under way. */
  stop: () => Promise<void>
}

/** Makes a vendor with a published profile, and an empty ledger. */
export async function givenVendor(service: RunningService): Promise<Ledger> {
  const operatorToken = readFileSync(join(service.dataFolder, 'operator-token'), 'utf8').trim()
  const slug = 'acme'
  const made = await call(service, 'createVendor', { token: operatorToken, body: { vendor: slug } })
  const { apiKey } = CreatedVendor.parse(await made.json())
  const body = makeSignedProfile({ vendor: slug, expires: inOneMonth() })
  const published = await call(service, 'putProfile', { token: apiKey.secret, body })
  const { hash } = ProfilePublished.parse(await published.json())
  const vendor = { slug, profileHash: hash, apiKey: apiKey.secret }
  return { vendor, accepted: new Map(), unanswered: new Map() }
}

function inOneMonth(): string {
  return new Date(Date.now() + 30 * 86_400_000).toISOString().replace(/\.\d+/, '')
}

type Call = {
  token?: string
  params?: Record<string, string>
  query?: Record<string, string>
  /** Bytes as they are, with headers of their own; all else as JSON. */
  body?: Uint8Array<ArrayBuffer> | object
  headers?: Record<string, string>
}

/** Calls an operation over the network. */
export function call(
  { url }: Pick<RunningService, 'url'>,
  id: OperationId,
  { token, body, params, query, headers }: Call,
): Promise<Response> {
  const { method, path } = OPERATIONS[id]
  const search = query ? `?${new URLSearchParams(query)}` : ''
  return fetch(url + fillPath(path, params) + search, {
    method,
    headers: {
      'Content-Type': 'application/json',
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body && { body: body instanceof Uint8Array ? body : JSON.stringify(body) }),
  })
}

/** Sends a submission and writes into the ledger what came of it. */
export async function submit(
  service: RunningService,
  { vendor, accepted, unanswered }: Ledger,
  submission: Submission,
): Promise<Response> {
  unanswered.set(submission.reportId, submission)
  const params = { vendor: vendor.slug }
  const answer = await call(service, 'submitReport', { body: submission, params })
  if (answer.status === 201) {
    accepted.set(submission.reportId, SubmissionAccepted.parse(await answer.clone().json()))
    unanswered.delete(submission.reportId)
  }
  return answer
}

/** Sends a submission that was never sent before. */
export async function submitNew(service: RunningService, ledger: Ledger): Promise<Response> {
  const { submission } = await makeSubmission(ledger.vendor.profileHash)
  return submit(service, ledger, submission)
}

/** Sends new submissions, several at once, until it is stopped or the service is gone. */
export function startLoad(service: RunningService, ledger: Ledger): Load {
  let isStopped = false
  const submitOn = async () => {
    while (!isStopped) {
      const answer = await submitNew(service, ledger).catch(() => null)
      if (!answer) return
      await answer.body?.cancel()
    }
  }
  const submitters = Promise.all(Array.from({ length: SUBMITTERS }, submitOn))
  return {
    async stop() {
      isStopped = true
      await submitters
    },
  }
}

const SUBMITTERS = 8

/** As a page does whose request found no answer. */
export async function submitUnansweredAgain(
  service: RunningService,
  ledger: Ledger,
): Promise<number[]> {
  const answers = [...ledger.unanswered.values()].map((submission) =>
    submit(service, ledger, submission),
  )
  return (await Promise.all(answers)).map(({ status }) => status)
}
