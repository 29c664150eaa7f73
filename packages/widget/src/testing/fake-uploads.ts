import { encodeBase64, encodeHex } from '@sealpost/protocol'
import { afterEachTest } from './browser-test.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** A service that stores parts of files as an honest one does, and what it saw. */
export type FakeUploads = {
  /** Every part that was put, by attachment and number, as often as it was put. */
  puts: { id: string; part: number }[]
  deleted: string[]
  /** Parts in order, by attachment. */
  stored: Map<string, Map<number, Bytes>>
  /** What happens to a request before it is answered; a thrown error stands for a lost network. */
  before: (request: { method: string; url: string }, nth: number) => Promise<void> | void
}

const honestFetch = globalThis.fetch

afterEachTest(() => {
  globalThis.fetch = honestFetch
})

/** Puts the service in the network's place until the test ends. */
export function fakeUploads(): FakeUploads {
  const uploads: FakeUploads = { puts: [], deleted: [], stored: new Map(), before: () => {} }
  let count = 0
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    const { method, url } = request
    await uploads.before({ method, url }, ++count)
    init?.signal?.throwIfAborted()
    const [, id = '', , part = ''] = url.split('/uploads').at(-1)?.split('/') ?? []
    if (method === 'DELETE') uploads.deleted.push(id)
    if (method === 'PUT') await store(uploads, { id, part: Number(part) }, request)
    return new Response(null, { status: 204 })
  }
  return uploads
}

async function store(
  { puts, stored }: FakeUploads,
  { id, part }: { id: string; part: number },
  request: Request,
): Promise<void> {
  puts.push({ id, part })
  const bytes = new Uint8Array(await request.arrayBuffer())
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  if (request.headers.get('Content-Digest') !== `sha-256=:${encodeBase64(digest)}:`) {
    throw new Error('The digest is wrong.')
  }
  const parts = stored.get(id) ?? new Map<number, Bytes>()
  const known = parts.get(part)
  if (known && encodeHex(known) !== encodeHex(bytes))
    throw new Error('A part was put with other bytes.')
  stored.set(id, parts.set(part, bytes))
}

/** The sealed bytes of a file that has arrived. */
export function storedFile({ stored }: FakeUploads, id: string): Bytes {
  const parts = [...(stored.get(id) ?? [])].sort(([one], [other]) => one - other)
  const whole = new Uint8Array(parts.reduce((sum, [, { length }]) => sum + length, 0))
  parts.reduce((at, [, bytes]) => {
    whole.set(bytes, at)
    return at + bytes.length
  }, 0)
  return whole
}
