/**
 * The sealer's file as a worker whose network is the page's: what it fetches is asked of the page, so
 * that a test puts one service in the place of both.
 */
import type { RelayedAnswer, RelayedRequest } from './relayed-sealer.ts'

const answers = new Map<string, (answer: RelayedAnswer) => void>()
const page = new BroadcastChannel(self.name)
page.onmessage = ({ data }: MessageEvent<RelayedAnswer>) => answers.get(data.id)?.(data)

globalThis.fetch = async (input, init) => {
  const request = new Request(input, init)
  const { method, url, headers } = request
  const id = crypto.randomUUID()
  const body = await request.arrayBuffer()
  const answered = new Promise<RelayedAnswer>((resolve) => answers.set(id, resolve))
  page.postMessage({ id, method, url, headers: [...headers], body } satisfies RelayedRequest)
  const { status } = await answered
  if (status === null) throw new TypeError('Failed to fetch')
  return new Response(null, { status })
}

await import('../sealing-worker/index.ts')
