import { readDatabaseFault } from '../../storage/database-fault.ts'
import type { Statement, StatementResult } from './drizzle-client.ts'
import { toWriteFault, WriteError, type WriteFault } from './write-error.ts'

/** Statements that are written together or not at all. */
export type Write = readonly Statement[]

/** What became of a write. It goes between threads, so it is told in plain fields. */
export type Outcome = { results: readonly StatementResult[] } | { fault: WriteFault }

/** Carries statements out in one transaction, all or none, and returns once they are on disk. */
type Transact = (statements: readonly Statement[]) => readonly StatementResult[]

/**
 * Lets writes share one transaction, and so one fsync. When a statement is refused, only the write
 * it belongs to fails: the others are written without it, and then it is tried alone.
 *
 * @returns The outcome of each write, in their order.
 */
export function commitGroup(transact: Transact, writes: readonly Write[]): readonly Outcome[] {
  try {
    return dealOut(transact(writes.flat()), writes)
  } catch (error) {
    const { kind } = readDatabaseFault(error)
    const isOneWritesFault = kind === 'constraint' || kind === 'statement'
    if (writes.length > 1 && isOneWritesFault) return commitApart(transact, writes, error)
    return writes.map(() => ({ fault: toWriteFault(error) }))
  }
}

/** The refused write comes last: it may be the repetition of another in the group. */
function commitApart(
  transact: Transact,
  writes: readonly Write[],
  error: unknown,
): readonly Outcome[] {
  const at = refusedWrite(writes, error)
  if (at < 0) return writes.flatMap((write) => commitGroup(transact, [write]))
  const others = commitGroup(transact, writes.toSpliced(at, 1))
  return others.toSpliced(at, 0, ...commitGroup(transact, writes.slice(at, at + 1)))
}

/** Which write the refused statement belongs to; -1 if the error names none. */
function refusedWrite(writes: readonly Write[], error: unknown): number {
  const index = error instanceof WriteError ? (error.statementIndex ?? Infinity) : Infinity
  let end = 0
  return writes.findIndex((write) => (end += write.length) > index)
}

function dealOut(results: readonly StatementResult[], writes: readonly Write[]): Outcome[] {
  let end = 0
  return writes.map((write) => ({ results: results.slice(end, (end += write.length)) }))
}
