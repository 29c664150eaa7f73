import { makeServer, type Reply, type SeenRequest } from './make-server.ts'

/** A real endpoint of a webhook, which answers as it is told and tells of each request. */
export async function makeEndpoint(...replies: [Reply, ...Reply[]]) {
  const waiting: ((request: SeenRequest) => void)[] = []
  const unseen: SeenRequest[] = []
  const watched = replies.map(
    (reply): Reply =>
      (response, request) => {
        const tell = waiting.shift()
        if (tell) tell(request)
        else unseen.push(request)
        if (typeof reply === 'function') reply(response, request)
        else response.writeHead(reply.status, reply.headers).end()
      },
  )
  const [first = () => undefined, ...others] = watched
  const { baseUrl, requests } = await makeServer(first, ...others)
  /** The next request that was not seen yet. */
  const next = () => {
    const request = unseen.shift()
    return request
      ? Promise.resolve(request)
      : new Promise<SeenRequest>((resolve) => void waiting.push(resolve))
  }
  return { url: `${baseUrl}/hook`, requests, next }
}
