import { once } from 'node:events'
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Connection } from './connection.ts'
import type { StatementResult } from './drizzle-client.ts'
import { emptyLog, requireDurableWrites } from './durable-writes.ts'
import type { Outcome, Write } from './group-commit.ts'
import { shareBuffer } from './share-buffer.ts'
import { WriteError } from './write-error.ts'
import type { WriterReply } from './writer-thread.ts'

export type Writer = {
  /** Carries out all statements or none; resolves once they are on disk. */
  write: (statements: Write) => Promise<readonly StatementResult[]>
  close: () => Promise<void>
}

/** Starts a writer for the database at a path. */
export type StartWriter = (path: string) => Writer

type Request = {
  statements: Write
  resolve: (results: readonly StatementResult[]) => void
  reject: (error: unknown) => void
}

// A message costs as much as copying it does; but the thread should not wait until all is read.
const WRITES_PER_MESSAGE = 4

/**
 * Writes in a thread of its own: neither a slow disk nor a checkpoint holds up the requests that
 * are read and checked meanwhile, and all they ask for meanwhile shares the next transaction.
 */
export const startWriterThread: StartWriter = (path) => {
  let thread: Worker | undefined
  let gathered: Request[] = []
  const sent: Request[] = []

  function send(): void {
    if (gathered.length === 0) return
    const requests = gathered
    gathered = []
    try {
      const { writes, buffer } = shareBuffer(requests.map((request) => request.statements))
      thread ??= startThread()
      thread.postMessage(writes, [buffer])
      sent.push(...requests)
    } catch (error) {
      rejectAll(requests, error)
    }
  }

  function startThread(): Worker {
    let reason: unknown = new Error('The writer thread ended')
    return new Worker(threadFile(), { workerData: path })
      .on('message', (reply: WriterReply) => {
        // The thread answers in the order of asking.
        for (const outcome of reply) settle(sent.shift(), outcome)
      })
      .on('error', (error) => {
        reason = error
      })
      .on('exit', () => {
        // The next write starts another.
        thread = undefined
        rejectAll(sent.splice(0), reason)
      })
  }

  return {
    write: (statements) =>
      new Promise((resolve, reject) => {
        gathered.push({ statements, resolve, reject })
        if (gathered.length === WRITES_PER_MESSAGE) send()
        // Fewer go at the end of this turn of the event loop.
        else if (gathered.length === 1) setImmediate(send)
      }),
    async close() {
      if (gathered.length > 0) await new Promise(setImmediate)
      thread?.postMessage('close')
      if (thread) await once(thread, 'exit')
    },
  }
}

/** Writes where it is called: starts at once, for programs that write little. */
export const startLocalWriter: StartWriter = (path) => {
  const connection = new Connection({ path, prepare: requireDurableWrites, finish: emptyLog })
  return {
    write: (statements) =>
      new Promise((resolve) => {
        resolve(connection.write(statements))
      }),
    close() {
      connection.end()
      return Promise.resolve()
    },
  }
}

/** As source and as built file, the thread lies beside this module. */
function threadFile(): URL {
  return new URL(`./writer-thread${extname(import.meta.url)}`, import.meta.url)
}

function settle(request: Request | undefined, outcome: Outcome): void {
  if ('fault' in outcome) request?.reject(new WriteError(outcome.fault))
  else request?.resolve(outcome.results)
}

function rejectAll(requests: readonly Request[], error: unknown): void {
  for (const request of requests) request.reject(error)
}
