import { decodeBase64, NewCaseEntry, Submission, sha256 } from '@sealpost/protocol'
import { afterEachTest } from './browser-test.ts'

/** What went over the network. */
export type Sent = { method: string; url: string; body: string; authorization: string | null }

/** How a service answers; what it does not say is answered as an honest service does. */
export type Answers = {
  profile?: () => unknown
  submit?: (submission: Submitted) => unknown
  /** A case with the entries after a revision; a test with few gives them all. */
  case?: (after: number) => unknown
  service?: () => unknown
  /** No proof of work is wanted unless told. */
  challenge?: () => unknown
  /** A profile of earlier, by its hash. */
  profileVersion?: (hash: string) => unknown
  /** What is added to a case. */
  entry?: (entry: NewCaseEntry) => unknown
}

type Submitted = { reportId: string; sealed: string }

const honestFetch = globalThis.fetch

afterEachTest(() => {
  globalThis.fetch = honestFetch
  localStorage.clear()
})

/** Puts a service in the network's place until the test ends. Answers that are a Response stay as they are. */
export function fakeService(answers: Answers): Sent[] {
  const sent: Sent[] = []
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    const body = await request.text()
    const { method, url, headers } = request
    sent.push({ method, url, body, authorization: headers.get('Authorization') })
    const answer = await answerTo(method, { url, body, answers })
    return answer instanceof Response ? answer : toResponse(answer, method === 'POST' ? 201 : 200)
  }
  return sent
}

type Asked = { url: string; body: string; answers: Answers }

async function answerTo(method: string, { url, body, answers }: Asked): Promise<unknown> {
  if (url.endsWith('/profile')) return answers.profile?.()
  if (url.endsWith('/v1/service')) return answers.service?.()
  if (url.includes('/challenge?')) return answers.challenge?.() ?? { challenge: null }
  if (/\/case(\?|$)/.test(url)) {
    return answers.case?.(Number(new URL(url).searchParams.get('after')))
  }
  if (url.endsWith('/case/read')) return new Response(null, { status: 204 })
  if (url.endsWith('/case/credit')) return new Response(null, { status: 204 })
  if (url.includes('/profile/')) return answers.profileVersion?.(url.split('/').at(-1) ?? '')
  if (url.endsWith('/case/entries')) {
    const entry = NewCaseEntry.parse(JSON.parse(body))
    return answers.entry ? answers.entry(entry) : await acceptEntry(entry)
  }
  const submission = Submission.parse(JSON.parse(body))
  return answers.submit ? answers.submit(submission) : await accept(submission)
}

/** What an honest service says about a report it has stored. */
export async function accept({ reportId, sealed }: Submitted): Promise<Record<string, unknown>> {
  return {
    reportId,
    reference: 'AC-7F3K-92QD',
    receivedAt: new Date().toISOString(),
    ciphertextHash: await sha256(decodeBase64(sealed)),
    promises: [],
    proof: null,
  }
}

/** What an honest service says about an entry it has stored. */
export async function acceptEntry({ id, entry }: NewCaseEntry): Promise<Record<string, unknown>> {
  const ciphertextHash = await sha256(decodeBase64(entry.sealed))
  return { id, at: new Date().toISOString(), revision: 2, ciphertextHash }
}

/** A JSON answer. */
export function toResponse(body: unknown, status: number, headers: HeadersInit = {}): Response {
  return Response.json(body, { status, headers })
}
