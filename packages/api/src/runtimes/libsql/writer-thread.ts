import { parentPort, workerData } from 'node:worker_threads'
import { Connection } from './connection.ts'
import type { Statement, StatementResult } from './drizzle-client.ts'
import { requireDurableWrites } from './durable-writes.ts'
import { toWriteFault, type WriteFault } from './write-error.ts'

/** What the writer answers to each batch. */
export type WriterReply = { results: StatementResult[] } | { fault: WriteFault }

const connection = new Connection({ path: String(workerData), prepare: requireDurableWrites })

parentPort?.on('message', (statements: readonly Statement[] | 'close') => {
  if (statements === 'close') {
    connection.close()
    parentPort?.close()
  } else {
    parentPort?.postMessage(write(statements))
  }
})

function write(statements: readonly Statement[]): WriterReply {
  try {
    return { results: connection.write(statements) }
  } catch (error) {
    return { fault: toWriteFault(error) }
  }
}
