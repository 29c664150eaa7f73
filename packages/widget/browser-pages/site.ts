import { readdirSync, readFileSync } from 'node:fs'
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  ChallengeQuery,
  type Credit,
  decodeBase64,
  NewCaseEntry,
  type Puzzle,
  type SignedProfile,
  Submission,
  sha256,
} from '@sealpost/protocol'
import { integrityOf } from '../scripts/integrity.js'
import { makeVendor, type TestVendor } from '../src/testing/make-vendor.ts'
import { watch } from './page-watch.ts'
import type { PagePolicy } from './policies.ts'
import { answerUpload, type StoredParts } from './uploads.ts'

const versions = readdirSync(new URL('../dist', import.meta.url)).filter((name) => /^\d/.test(name))
const built = new URL(`../dist/${versions[0] ?? ''}/`, import.meta.url)
const scripts = readdirSync(built).filter((name) => name.endsWith('.js'))
const integrity = integrityOf(readFileSync(new URL('sealpost.js', built)))

export const VENDOR: TestVendor = await makeVendor()
/** One for all requests: a draft tells whether the profile has changed since. */
const PROFILE: SignedProfile = await VENDOR.sign()

/** A vendor's page and a service, each on an origin of its own. */
export type Site = {
  url: string
  service: string
  /** Bodies of everything that was posted. */
  posted: string[]
  /** Paths that the service was asked for. */
  asked: string[]
  /** Parts of files. */
  stored: StoredParts
  /** When something was first answered otherwise than an honest service does. */
  dishonestSinceMs: number
}

/** What is special about a site; the rest is an honest service and a plain page. */
export type SiteOptions = {
  /** Content-Security-Policy of the page. */
  csp?: PagePolicy
  /** Markup before the first script. */
  head?: (nonce: string) => string
  /** Whether the first script's tag carries the page's nonce; it does unless told. */
  tag?: 'with nonce' | 'without nonce'
  /** The elements; one form with a fallback unless given. */
  body?: (attributes: string, site: { service: string; nonce: string }) => string
  /** Changes what the service hands out as the crypto file; null keeps it waiting for ever. */
  cryptoFile?: (bytes: Buffer) => Buffer | null
  /** The pinned key and the profile that is served; the test vendor's unless given. */
  vendor?: { fingerprint: string; profile: SignedProfile }
  /** The profile that every hash names. */
  earlier?: SignedProfile
  /** Sets the puzzle for what is sent; none unless given. */
  challenge?: (work: ChallengeQuery) => Promise<Puzzle>
  /** The case that any receipt opens. */
  openedCase?: unknown
  /** Whom the vendor thanks; nobody unless given. */
  credits?: readonly Credit[]
  /** What an answer waits for, by its path. */
  before?: (path: string) => Promise<void>
  /** Answers instead, by path and method; false leaves it to an honest service. */
  instead?: (request: Asked, response: ServerResponse) => boolean
  /** Changes what is confirmed of a report or an entry. */
  confirm?: (honest: Record<string, unknown>) => unknown
}

/** What is asked of a service. */
export type Asked = { path: string; method: string }

const NONCE = 'bm9uY2UtZm9yLXRlc3Rz'
export const FALLBACK = 'Write to security@acme.example'

export async function openSite(options: SiteOptions = {}): Promise<Site> {
  const site: Site = {
    url: '',
    service: '',
    posted: [],
    asked: [],
    stored: new Map(),
    dishonestSinceMs: 0,
  }
  site.service = await listen((request, response) => {
    void serve(request, response, { site, options })
  })
  site.url = await listen((_, response) => {
    const csp = options.csp?.(NONCE, site.service)
    if (csp) response.setHeader('Content-Security-Policy', csp)
    response.setHeader('Content-Type', 'text/html; charset=utf-8').end(pageOf(site, options))
  })
  return site
}

/** Never closed, so that no later site has its port, and with it its storage in a browser. */
async function listen(answer: RequestListener): Promise<string> {
  const server = createServer(answer).unref()
  await new Promise<void>((resolve) => server.listen(0, resolve))
  return `http://localhost:${portOf(server.address())}`
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address ? address.port : 0
}

function pageOf({ service }: Site, { head, tag, vendor, body = oneForm }: SiteOptions): string {
  const { fingerprint } = vendor ?? VENDOR
  const attributes = `service="${service}" vendor="acme" fingerprint="${fingerprint}"`
  return `<!doctype html>
<html lang="en">
<title>Acme</title>
${watch(NONCE)}
${head?.(NONCE) ?? ''}
<script ${tag === 'without nonce' ? '' : `nonce="${NONCE}"`} src="${service}/sealpost.js" crossorigin
  integrity="${integrity}"></script>
${body(attributes, { service, nonce: NONCE })}`
}

/** A form with a fallback. */
export function oneForm(attributes: string): string {
  return `<sealpost-report ${attributes}>${FALLBACK}</sealpost-report>`
}

type Serving = { site: Site; options: SiteOptions }

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  { site, options }: Serving,
): Promise<void> {
  const path = request.url ?? ''
  response.setHeader('Access-Control-Allow-Origin', '*')
  response.setHeader('Access-Control-Allow-Methods', 'GET, POST, PUT, DELETE')
  response.setHeader('Access-Control-Allow-Headers', 'Content-Type, Content-Digest, Authorization')
  response.setHeader('Access-Control-Expose-Headers', 'ETag, Retry-After, Date')
  if (request.method === 'OPTIONS') {
    response.writeHead(204).end()
    return
  }
  site.asked.push(path)
  await options.before?.(path)
  if (options.instead?.({ path, method: request.method ?? '' }, response)) {
    site.dishonestSinceMs ||= Date.now()
    return
  }
  if (path.includes('/credits?')) {
    json(response, { items: options.credits ?? [], nextCursor: null })
    return
  }
  if (/\/case(?:\/|$)/.test(path)) {
    await answerCase(request, response, { site, options })
    return
  }
  if (path.includes('/challenge?')) {
    const challenge = options.challenge ? await options.challenge(workIn(path, site)) : null
    json(response, { challenge })
    return
  }
  if (options.earlier && /\/profile\/[0-9a-f]+$/.test(path)) {
    json(response, options.earlier)
    return
  }
  if (path.endsWith('/profile')) {
    json(response, options.vendor?.profile ?? PROFILE)
    return
  }
  if (await answerUpload(request, response, site.stored)) return
  if (request.method === 'POST') return accept(request, response, { site, options })
  const name = new URL(path, site.service).pathname.slice(1)
  if (!scripts.includes(name)) {
    response.writeHead(404).end()
    return
  }
  const bytes = readFileSync(new URL(name, built))
  response.setHeader('Content-Type', 'text/javascript; charset=utf-8')
  const served =
    name === 'sealpost-crypto.js' && options.cryptoFile ? options.cryptoFile(bytes) : bytes
  if (served) response.end(served)
}

function workIn(path: string, { service }: Site): ChallengeQuery {
  return ChallengeQuery.parse(Object.fromEntries(new URL(path, service).searchParams))
}

/** A case as it was made; what is added to it is confirmed and not kept. */
async function answerCase(
  request: IncomingMessage,
  response: ServerResponse,
  { site, options }: Serving,
): Promise<void> {
  if (request.method === 'GET') {
    json(response, options.openedCase)
    return
  }
  const body = await bodyOf(request, site)
  if (request.method !== 'POST') {
    response.writeHead(204).end()
    return
  }
  const { id, entry } = NewCaseEntry.parse(JSON.parse(body))
  const ciphertextHash = await sha256(decodeBase64(entry.sealed))
  response.statusCode = 201
  const confirmed = { id, at: new Date().toISOString(), revision: 9, ciphertextHash }
  json(response, options.confirm?.(confirmed) ?? confirmed)
}

async function bodyOf(request: IncomingMessage, site: Site): Promise<string> {
  let body = ''
  for await (const piece of request) body += String(piece)
  site.posted.push(body)
  return body
}

async function accept(
  request: IncomingMessage,
  response: ServerResponse,
  { site, options }: Serving,
): Promise<void> {
  const body = await bodyOf(request, site)
  const { reportId, sealed } = Submission.parse(JSON.parse(body))
  response.statusCode = 201
  const accepted = {
    reportId,
    reference: 'AC-7F3K-92QD',
    receivedAt: new Date().toISOString(),
    ciphertextHash: await sha256(decodeBase64(sealed)),
    promises: [],
    proof: null,
  }
  json(response, options.confirm?.(accepted) ?? accepted)
}

function json(response: ServerResponse, body: unknown): void {
  response.setHeader('Content-Type', 'application/json').end(JSON.stringify(body))
}
