import { once } from 'node:events'
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Connection } from './connection.ts'
import { requireDurableWrites } from './durable-writes.ts'
import type { WriteBatch } from './group-commit.ts'
import { WriteError } from './write-error.ts'
import type { WriterReply } from './writer-thread.ts'

export type Writer = {
  /** Takes one batch at a time. */
  write: WriteBatch
  close: () => Promise<void>
}

/** Starts a writer for the database at a path. */
export type StartWriter = (path: string) => Writer

/**
 * Writes in a thread of its own: neither a slow disk nor a checkpoint holds up the requests that
 * are read and checked meanwhile.
 */
export const startWriterThread: StartWriter = (path) => {
  let thread: Worker | undefined
  return {
    async write(statements) {
      thread ??= new Worker(threadFile(), { workerData: path })
      try {
        thread.postMessage(statements)
        return resultsOf(await replyOf(thread))
      } catch (error) {
        // A thread that refuses goes on; one that ended is replaced by the next write.
        if (!(error instanceof WriteError)) thread = undefined
        throw error
      }
    },
    async close() {
      const ended = thread && once(thread, 'exit')
      thread?.postMessage('close')
      thread = undefined
      await ended
    },
  }
}

/** Writes where it is called: starts at once, for programs that write little. */
export const startLocalWriter: StartWriter = (path) => {
  const connection = new Connection({ path, prepare: requireDurableWrites })
  return {
    write: (statements) =>
      new Promise((resolve) => {
        resolve(connection.write(statements))
      }),
    close() {
      connection.close()
      return Promise.resolve()
    },
  }
}

/** As source and as built file, the thread lies beside this module. */
function threadFile(): URL {
  return new URL(`./writer-thread${extname(import.meta.url)}`, import.meta.url)
}

/** Rejects if the thread ends instead of answering. */
async function replyOf(thread: Worker): Promise<WriterReply> {
  const ending = new AbortController()
  const end = () => {
    ending.abort()
  }
  thread.once('exit', end)
  try {
    return toReply(await once(thread, 'message', { signal: ending.signal }))
  } finally {
    thread.off('exit', end)
  }
}

/** The thread sends nothing else. */
function toReply(message: unknown[]): WriterReply {
  return message[0] as WriterReply
}

function resultsOf(reply: WriterReply) {
  if ('fault' in reply) throw new WriteError(reply.fault)
  return reply.results
}
