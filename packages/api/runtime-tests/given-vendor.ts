import {
  Challenge,
  CreatedVendor,
  fillPath,
  OPERATIONS,
  type OperationId,
  type Policy,
  ProfilePublished,
  type Submission,
  SubmissionAccepted,
} from '@sealpost/protocol'
import { makeSignedProfile } from '../src/testing/make-profile.ts'
import { makeSubmission } from '../src/testing/make-submission.ts'
import { encodeProof, solvePuzzle } from '../src/testing/solve-puzzle.ts'

const MS_PER_DAY = 86_400_000

/** A running service: `fetch` bound to its address, and what makes vendors. */
export type Service = {
  send: (path: string, init: RequestInit) => Promise<Response>
  operatorToken: string
}

type Vendor = { params: { vendor: string }; apiKey: string; profileHash: Submission['profileHash'] }

export type GivenVendor = Awaited<ReturnType<typeof givenVendor>>

type Call = {
  query?: Record<string, string>
  params?: Record<string, string>
  token?: string
  ifMatch?: string
  /** Bytes as they are, all else as JSON. */
  body?: object
  headers?: Record<string, string>
}

/** A vendor of its own for a test, with a published profile. */
export async function givenVendor(service: Service, policy: Partial<Policy> = {}) {
  const call = (id: OperationId, input: Call) => send(service, id, input)
  const slug = `acme-${crypto.randomUUID().slice(0, 8)}`
  const made = await call('createVendor', { token: service.operatorToken, body: { vendor: slug } })
  const { apiKey } = CreatedVendor.parse(await made.json())
  const expires = new Date(Date.now() + 30 * MS_PER_DAY).toISOString()
  const body = makeSignedProfile({ vendor: slug, expires, policy })
  const published = await call('putProfile', { token: apiKey.secret, body })
  const { hash } = ProfilePublished.parse(await published.json())
  const vendor: Vendor = { params: { vendor: slug }, apiKey: apiKey.secret, profileHash: hash }
  return { call, vendor }
}

function send(service: Service, id: OperationId, input: Call) {
  const { params, query, token, ifMatch, body, headers } = input
  const { method, path } = OPERATIONS[id]
  const search = query ? `?${new URLSearchParams(query).toString()}` : ''
  return service.send(`${fillPath(path, params)}${search}`, {
    method,
    headers: {
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(ifMatch && { 'If-Match': ifMatch }),
      ...(body && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body && { body: body instanceof Uint8Array ? toBytes(body) : JSON.stringify(body) }),
  })
}

/** No test makes bytes in shared memory. */
function toBytes(body: Uint8Array): Uint8Array<ArrayBuffer> {
  return body as Uint8Array<ArrayBuffer>
}

/** A new submission with the work that this service asks for, and the token of its receipt. */
export async function makeWorkedSubmission(
  { call, vendor }: GivenVendor,
  overrides: Partial<Submission> = {},
): Promise<{ submission: Submission; token: string }> {
  const { submission, token } = await makeSubmission(vendor.profileHash, overrides)
  const query = { purpose: 'report', id: submission.reportId }
  const answer = await call('getChallenge', { ...vendor, query })
  const { challenge } = Challenge.parse(await answer.json())
  const proofOfWork = encodeProof(await solvePuzzle(challenge))
  return { submission: { ...submission, proofOfWork }, token }
}

export async function readAccepted(answer: Response): Promise<SubmissionAccepted> {
  return SubmissionAccepted.parse(await answer.json())
}
