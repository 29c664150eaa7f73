import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { Connection } from './connection.ts'
import { emptyLog, requireDurableWrites } from './durable-writes.ts'
import { commitGroup, type Outcome, type Write } from './group-commit.ts'

/** Writes that were asked for in one turn of the event loop, or the request to end. */
type WriterMessage = readonly Write[] | 'close'

/** The outcomes of as many writes, in the order in which they were asked for. */
export type WriterReply = readonly Outcome[]

// Bounds what one transaction holds in memory and how long its first writer waits.
const MAX_WRITES_PER_GROUP = 128

const connection = new Connection({
  path: String(workerData),
  prepare: requireDurableWrites,
  finish: emptyLog,
})

parentPort?.on('message', (first: WriterMessage) => {
  const group: Write[] = []
  let message: WriterMessage | undefined = first
  // Whatever came while the disk was busy shares the next transaction.
  while (message && message !== 'close') {
    group.push(...message)
    message = group.length < MAX_WRITES_PER_GROUP ? nextMessage() : undefined
  }
  if (group.length > 0) parentPort?.postMessage(commit(group))
  if (message === 'close') close()
})

function commit(group: readonly Write[]): WriterReply {
  return commitGroup((statements) => connection.write(statements), group)
}

function close(): void {
  connection.end()
  parentPort?.close()
}

/** Undefined if none has come yet. */
function nextMessage(): WriterMessage | undefined {
  return parentPort ? toMessage(receiveMessageOnPort(parentPort)) : undefined
}

/** The service sends nothing else. */
function toMessage(received: { message: unknown } | undefined): WriterMessage | undefined {
  return received?.message as WriterMessage | undefined
}
