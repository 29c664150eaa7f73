import autocannon from 'autocannon'

export type Load = {
  port: number
  path: string
  connections: number
  seconds: number
  /** Called for each request; bodies may differ. */
  makeBody: () => Buffer
  /** Any other status ends the run with an error. */
  status: number
}

export type LoadResult = { perSecond: number; p50Ms: number; p99Ms: number }

/** Sends JSON requests over keep-alive connections, each waiting for its answer before the next. */
export async function runLoad(load: Load): Promise<LoadResult> {
  const result = await autocannon({
    url: `http://127.0.0.1:${load.port}`,
    connections: load.connections,
    duration: load.seconds,
    requests: [
      {
        method: 'POST',
        path: load.path,
        headers: { 'content-type': 'application/json' },
        setupRequest: (request) => ({ ...request, body: load.makeBody() }),
      },
    ],
  })
  const answered = result.statusCodeStats?.[`${load.status}`]?.count ?? 0
  if (answered === 0 || answered < result.requests.total || result.errors > 0) {
    const statuses = JSON.stringify(result.statusCodeStats)
    throw new Error(`${load.path} answered ${statuses}, with ${result.errors} errors`)
  }
  return {
    perSecond: result.requests.total / result.duration,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
  }
}
