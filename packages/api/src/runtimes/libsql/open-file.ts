import { drizzle } from 'drizzle-orm/libsql/sqlite3'
import type Libsql from 'libsql'
import { ProblemError } from '../../problem-error.ts'
import { attempt } from '../../storage/attempt.ts'
import type { Database } from '../../storage/database.ts'
import { migrate } from '../../storage/migrate.ts'
import * as schema from '../../storage/schema.ts'
import { StartError } from '../start-error.ts'
import { Connection } from './connection.ts'
import { createDrizzleClient } from './drizzle-client.ts'
import { lockDatabaseFile } from './file-lock.ts'
import { type StartWriter, startWriterThread } from './writer.ts'

export type OpenedDatabase = { db: Database; close: () => Promise<void> }

/**
 * Opens a libSQL database on a file, claims it for this process and brings its tables up to date.
 * What it acknowledges is on disk and survives a power cut.
 *
 * @throws {@link StartError} `database_in_use` or `database_unusable`.
 */
export async function openLibsqlFile(
  path: string,
  startWriter: StartWriter = startWriterThread,
): Promise<OpenedDatabase> {
  const closers: (() => unknown)[] = []
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer()
  }
  try {
    closers.push(lockDatabaseFile(path))
    const writer = startWriter(path)
    closers.push(writer.close)
    const reader = new Connection({ path, prepare: refuseWrites })
    closers.push(() => {
      reader.close()
    })
    const client = createDrizzleClient({
      read: (statement) => attempt(() => settle(() => reader.read(statement))),
      write: writer.write,
    })
    const db = drizzle(client, { schema })
    await migrate(db)
    return { db, close }
  } catch (cause) {
    await close()
    if (cause instanceof StartError) throw cause
    throw new StartError('database_unusable', unusable(path, cause), { cause })
  }
}

/** Whatever does not come through `commit` fails instead of being acknowledged and lost. */
function refuseWrites(database: Libsql.Database): void {
  database.exec('pragma query_only = on')
}

function settle<Result>(work: () => Result): Promise<Result> {
  return new Promise((resolve) => {
    resolve(work())
  })
}

function unusable(path: string, cause: unknown): string {
  // A refusal of `attempt` says what a client should do; its own cause says what happened.
  const reason = cause instanceof ProblemError ? cause.cause : cause
  return `The database ${path} cannot be used: ${reason instanceof Error ? reason.message : 'unknown error'}`
}
