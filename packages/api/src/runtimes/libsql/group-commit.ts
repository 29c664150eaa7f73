import { readDatabaseFault } from '../../storage/database-fault.ts'
import type { Statement, StatementResult } from './drizzle-client.ts'
import { WriteError } from './write-error.ts'

/** Writes statements in one transaction, all or none; resolves once they are on disk. */
export type WriteBatch = (statements: readonly Statement[]) => Promise<readonly StatementResult[]>

type Write = {
  statements: readonly Statement[]
  resolve: (results: readonly StatementResult[]) => void
  reject: (error: unknown) => void
}

// Bounds what one transaction holds in memory and how long its first writer waits.
const MAX_WRITES_PER_BATCH = 128

/**
 * Lets writes that arrive together share one transaction, and so one fsync.
 *
 * Each is answered after the transaction that holds it is on disk. When a statement is refused,
 * only the write it belongs to fails, and the others are sent again without it.
 */
export function createGroupCommit(writeBatch: WriteBatch): WriteBatch {
  const waiting: Write[] = []
  let isSending = false

  async function sendWaiting(): Promise<void> {
    while (waiting.length > 0) await sendGroup(writeBatch, waiting.splice(0, MAX_WRITES_PER_BATCH))
    isSending = false
  }

  return (statements) =>
    new Promise((resolve, reject) => {
      waiting.push({ statements, resolve, reject })
      if (isSending) return
      isSending = true
      // After this turn of the event loop, so that all requests it reads can join.
      setImmediate(() => void sendWaiting())
    })
}

async function sendGroup(writeBatch: WriteBatch, group: readonly Write[]): Promise<void> {
  try {
    answer(group, await writeBatch(group.flatMap((write) => write.statements)))
  } catch (error) {
    const { kind } = readDatabaseFault(error)
    const isOneWritesFault = kind === 'constraint' || kind === 'statement'
    if (group.length === 1 || !isOneWritesFault) {
      for (const write of group) write.reject(error)
      return
    }
    for (const part of setApart(group, error)) await sendGroup(writeBatch, part)
  }
}

function answer(group: readonly Write[], results: readonly StatementResult[]): void {
  let start = 0
  for (const { statements, resolve } of group) {
    resolve(results.slice(start, start + statements.length))
    start += statements.length
  }
}

/** The groups to send instead: the others, then the refused one; each alone if the error names none. */
function setApart(group: readonly Write[], error: unknown): readonly (readonly Write[])[] {
  const refused = writeOfStatement(group, statementIndexOf(error))
  if (!refused) return group.map((write) => [write])
  return [group.filter((write) => write !== refused), [refused]]
}

function statementIndexOf(error: unknown): number {
  return error instanceof WriteError ? (error.statementIndex ?? Infinity) : Infinity
}

function writeOfStatement(group: readonly Write[], index: number): Write | undefined {
  let end = 0
  return group.find((write) => (end += write.statements.length) > index)
}
