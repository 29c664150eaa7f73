import {
  CreatedApiKey,
  CreatedVendor,
  CreatedWebhook,
  EntryId,
  EVENT_TYPES,
  fillPath,
  type NewWebhook,
  OPERATIONS,
  type OperationId,
  ProfilePublished,
  type Scope,
  type Sha256,
  type Submission,
  SubmissionAccepted,
  sha256,
  type VendorSlug,
  type VisibleChange,
} from '@sealpost/protocol'
import { createApp } from '../app.ts'
import type { Config } from '../config.ts'
import type { Deps, LogEntry } from '../deps.ts'
import { createDispatcher } from '../outbox/dispatcher.ts'
import { NO_PROOF_OF_WORK } from '../proofs/proof-of-work.ts'
import { importServiceKey } from '../proofs/service-key.ts'
import { openBlobFolder } from '../runtimes/node/blob-folder.ts'
import { createWebhookKeys } from '../webhooks/webhook-keys.ts'
import { makeDatabase } from './make-database.ts'
import { makeEndpoints } from './make-endpoints.ts'
import { partHeaders, type TestFile } from './make-file.ts'
import { makeFolder } from './make-folder.ts'
import { makeMailer, makeMailRoom } from './make-mail-room.ts'
import { makeSignedProfile } from './make-profile.ts'
import { makeSubmission } from './make-submission.ts'

export const OPERATOR_TOKEN = 'operator-token-of-the-test-service'
export const SERVICE_URL = 'https://mail.example'

const SEED = new Uint8Array(32).fill(7)

export const NEW_WEBHOOK: NewWebhook = {
  url: 'https://tracker.example/events',
  label: 'Tracker',
  types: [...EVENT_TYPES],
}

/** What one call says besides its operation. */
export type Call = {
  params?: Record<string, string>
  query?: Record<string, string>
  token?: string
  body?: unknown
  headers?: Record<string, string>
}

export type TestApp = Awaited<ReturnType<typeof makeTestApp>>
export type TestVendor = { slug: string; key: string; keyId: string; profileHash: Sha256 }
export type TestReport = SubmissionAccepted & {
  /** Of its receipt. */
  token: string
  submission: Submission
  vendor: TestVendor
}

/** The service on a real database with a clock that stands still, and words for what tests presuppose. */
export async function makeTestApp(
  options: Partial<
    Pick<Deps, 'db' | 'assets' | 'blobs' | 'mail' | 'serviceKey' | 'proofOfWork'>
  > & {
    config?: Partial<Config>
  } = {},
) {
  const clock = { now: Date.parse('2026-01-01T00:00:00Z'), nowMs: () => clock.now }
  const logged: LogEntry[] = []
  const endpoints = makeEndpoints()
  const woken: VendorSlug[] = []
  const { mailer, sent: mails } = makeMailer()
  const deps: Deps = {
    db: options.db ?? (await makeDatabase()),
    clock,
    config: { ...CONFIG, ...options.config },
    log: (entry) => logged.push(entry),
    sha256,
    blobs: options.blobs ?? (await openBlobFolder(makeFolder())),
    serviceKey: options.serviceKey ?? null,
    proofOfWork: options.proofOfWork ?? NO_PROOF_OF_WORK,
    webhookKeys: await createWebhookKeys(SEED, importServiceKey),
    postWebhook: endpoints.post,
    mail: options.mail === undefined ? await makeMailRoom(mailer) : options.mail,
    outbox: { wake: (vendor) => woken.push(vendor) },
    random: () => 0.5,
    assets: options.assets ?? {
      list: () => Promise.resolve([]),
      read: () => Promise.resolve(null),
    },
  }
  const app = createApp(deps)
  const call = async (id: OperationId, input: Call = {}) => app.request(...toRequest(id, input))

  async function givenProfile(key: string, profile: Parameters<typeof makeSignedProfile>[0]) {
    const answer = await call('putProfile', { token: key, body: makeSignedProfile(profile) })
    return ProfilePublished.parse(await answer.json())
  }

  /** A vendor with a published profile and a key that may do everything. */
  async function givenVendor(slug = 'acme', profile = {}): Promise<TestVendor> {
    const answer = await call('createVendor', { token: OPERATOR_TOKEN, body: { vendor: slug } })
    const { apiKey } = CreatedVendor.parse(await answer.json())
    const { hash } = await givenProfile(apiKey.secret, { vendor: slug, ...profile })
    return { slug, key: apiKey.secret, keyId: apiKey.id, profileHash: hash }
  }

  async function givenKey(vendor: TestVendor, scopes: Scope[]) {
    const body = { label: 'A key', scopes }
    const answer = await call('createApiKey', { token: vendor.key, body })
    return CreatedApiKey.parse(await answer.json())
  }

  async function givenReport(
    vendor: TestVendor,
    overrides: Partial<Submission> = {},
    files: readonly TestFile[] = [],
  ): Promise<TestReport> {
    const attachments = files.map(({ stored }) => stored)
    const { submission, token } = await makeSubmission(vendor.profileHash, {
      attachments,
      ...overrides,
    })
    const params = { vendor: vendor.slug }
    if (files.length > 0) {
      const { reportId, tokenHash, channel, profileHash } = submission
      await call('openUpload', { params, body: { reportId, tokenHash, channel, profileHash } })
    }
    for (const file of files) await givenUploaded(vendor, token, file)
    const answer = await call('submitReport', { params, body: submission })
    const accepted = SubmissionAccepted.parse(await answer.json())
    return { ...accepted, token, submission, vendor }
  }

  /** An endpoint that is told of everything. */
  async function givenWebhook(vendor: TestVendor, changed: Partial<NewWebhook> = {}) {
    const body = { ...NEW_WEBHOOK, ...changed }
    const answer = await call('createWebhook', { token: vendor.key, body })
    return CreatedWebhook.parse(await answer.json())
  }

  /** Makes changes one after the other, each a legal move. */
  async function givenChanges({ vendor, reportId }: TestReport, ...moves: VisibleChange[]) {
    const report = { params: { reportId }, token: vendor.key }
    for (const change of moves) {
      const etag = (await call('getReport', report)).headers.get('etag') ?? ''
      const body = { changeId: makeEntryId(), change }
      const answer = await call('updateReport', { ...report, body, headers: { 'If-Match': etag } })
      if (answer.status !== 200) throw new Error(`the change was refused: ${await answer.text()}`)
    }
  }

  /** Uploads a file part by part, with the token of its report or case. */
  async function givenUploaded(vendor: TestVendor, token: string, file: TestFile) {
    for (const [part, body] of file.parts.entries()) {
      const params = { vendor: vendor.slug, attachmentId: file.stored.id, part: String(part) }
      const headers = await partHeaders(body)
      const answer = await call('putPart', { params, token, body, headers })
      if (answer.status !== 204) throw new Error(`the part was refused: ${await answer.text()}`)
    }
  }

  const request = (...input: Parameters<typeof app.request>) => app.request(...input)
  /** Brings everybody word of all that they can be told of now. */
  const deliver = () => createDispatcher(deps).dispatch()
  const given = {
    givenVendor,
    givenProfile,
    givenKey,
    givenReport,
    givenUploaded,
    givenWebhook,
    givenChanges,
  }
  return { app, deps, clock, logged, woken, endpoints, mails, call, request, deliver, ...given }
}

/** An id for a change or message that nobody has used. */
export function makeEntryId(): EntryId {
  return EntryId.parse(crypto.randomUUID())
}

const CONFIG: Config = {
  serviceUrl: SERVICE_URL,
  operatorToken: OPERATOR_TOKEN,
  forwardedHops: 0,
  rateLimit: null,
  proofOfWork: 'off',
  webhooksToLocalhost: false,
}

function toRequest(id: OperationId, input: Call): [string, RequestInit] {
  const { method, path } = OPERATIONS[id]
  const { params, query, token, body, headers } = input
  const search = query ? `?${new URLSearchParams(query).toString()}` : ''
  return [
    `${SERVICE_URL}${fillPath(path, params)}${search}`,
    {
      method,
      headers: {
        ...(token && { Authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body instanceof ReadableStream && { duplex: 'half' }),
      ...(body !== undefined && { body: toBody(body) }),
    },
  ]
}

/** Bytes and texts as they are, all else as JSON. */
function toBody(body: unknown): BodyInit {
  const isReady = typeof body === 'string' || isBytes(body) || body instanceof ReadableStream
  return isReady ? body : JSON.stringify(body)
}

/** No test makes bytes in shared memory. */
function isBytes(body: unknown): body is Uint8Array<ArrayBuffer> {
  return body instanceof Uint8Array
}
