import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

export type Load = {
  port: number
  path: string
  connections: number
  durationMs: number
  /** Called for each request; bodies may differ. */
  makeBody: () => Buffer
  /** Any other status ends the run with an error. */
  status: number
}

export type LoadResult = { perSecond: number; p50Ms: number; p99Ms: number }

/**
 * Sends JSON requests over keep-alive connections of the loopback interface, each waiting for its
 * answer before the next. Writes to sockets itself: on two cores a slower client would be measured too.
 */
export async function runLoad(load: Load): Promise<LoadResult> {
  const latenciesMs: number[] = []
  const startMs = performance.now()
  const deadlineMs = startMs + load.durationMs
  await Promise.all(
    Array.from({ length: load.connections }, () => askUntil(deadlineMs, load, latenciesMs)),
  )
  const seconds = (performance.now() - startMs) / 1000
  latenciesMs.sort((one, other) => one - other)
  return {
    perSecond: latenciesMs.length / seconds,
    p50Ms: quantile(latenciesMs, 0.5),
    p99Ms: quantile(latenciesMs, 0.99),
  }
}

async function askUntil(deadlineMs: number, load: Load, latenciesMs: number[]): Promise<void> {
  const socket = connect({ port: load.port, host: '127.0.0.1', noDelay: true })
  await once(socket, 'connect')
  while (performance.now() < deadlineMs) {
    const body = load.makeBody()
    const startMs = performance.now()
    socket.cork()
    socket.write(head(load.path, body.length))
    socket.write(body)
    socket.uncork()
    const status = await readStatus(socket)
    latenciesMs.push(performance.now() - startMs)
    if (status !== load.status) throw new Error(`${load.path} answered ${status}`)
  }
  socket.destroy()
}

function head(path: string, length: number): string {
  return [
    `POST ${path} HTTP/1.1`,
    'Host: localhost',
    'Content-Type: application/json',
    `Content-Length: ${length}`,
    '\r\n',
  ].join('\r\n')
}

/** Reads one whole answer; all servers here send a Content-Length. */
function readStatus(socket: Socket): Promise<number> {
  return new Promise((resolve, reject) => {
    let received: Buffer = Buffer.alloc(0)
    const read = (chunk: Buffer) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk])
      const headEnd = received.indexOf('\r\n\r\n')
      if (headEnd < 0) return
      const text = received.toString('latin1', 0, headEnd)
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1])
      if (received.length < headEnd + 4 + length) return
      socket.off('data', read).off('error', reject).off('close', reject)
      resolve(Number(text.slice(9, 12)))
    }
    socket.on('data', read).on('error', reject).on('close', reject)
  })
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
