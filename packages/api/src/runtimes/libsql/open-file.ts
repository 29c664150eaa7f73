import { pathToFileURL } from 'node:url'
import type { Client, InStatement } from '@libsql/client/sqlite3'
import { drizzle } from 'drizzle-orm/libsql/sqlite3'
import { attempt } from '../../storage/attempt.ts'
import type { Database } from '../../storage/database.ts'
import { migrate } from '../../storage/migrate.ts'
import * as schema from '../../storage/schema.ts'
import { StartError } from '../start-error.ts'
import { type Connection, openConnection } from './connection.ts'
import { createDrizzleClient } from './drizzle-client.ts'
import { lockDatabaseFile } from './file-lock.ts'
import { createGroupCommit } from './group-commit.ts'

export type OpenedDatabase = { db: Database; close: () => Promise<void> }

/**
 * Opens a libSQL database on a file, claims it for this process and brings its tables up to date.
 * What it acknowledges is on disk and survives a power cut.
 *
 * @throws {@link StartError} `database_in_use` or `database_unusable`.
 */
export async function openLibsqlFile(path: string): Promise<OpenedDatabase> {
  const closers: (() => unknown)[] = []
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer()
  }
  try {
    const url = pathToFileURL(path).href
    closers.push(await lockDatabaseFile(url))
    const writer = openConnection({ url, prepare: requireDurableWrites })
    closers.push(() => writer.close())
    const reader = openConnection({ url, prepare: refuseWrites })
    closers.push(() => reader.close())
    const db = drizzle(createDrizzleClient(readAndWrite(reader, writer)), { schema })
    await migrate(db)
    return { db, close }
  } catch (cause) {
    await close()
    if (cause instanceof StartError) throw cause
    const why = cause instanceof Error ? cause.message : 'unknown error'
    throw new StartError('database_unusable', `The database ${path} cannot be used: ${why}`, {
      cause,
    })
  }
}

function readAndWrite(reader: Connection, writer: Connection) {
  return {
    execute: (statement: InStatement) =>
      attempt(() => reader.use((client) => client.execute(statement))),
    batch: createGroupCommit((statements) =>
      writer.use((client) => client.batch(statements, 'write')),
    ),
  }
}

/** In WAL mode, FULL costs one fsync for each transaction; NORMAL would cost acknowledged reports. */
async function requireDurableWrites(client: Client): Promise<void> {
  const journalMode = await readPragma(client, 'journal_mode = wal')
  await client.execute('pragma synchronous = full')
  const synchronous = await readPragma(client, 'synchronous')
  if (journalMode !== 'wal' || synchronous !== FULL) {
    const found = `journal_mode ${String(journalMode)}, synchronous ${String(synchronous)}`
    throw new StartError('database_unusable', `Writes would not last (${found}).`)
  }
}

const FULL = 2

/** Whatever does not come through `commit` fails instead of being acknowledged and lost. */
async function refuseWrites(client: Client): Promise<void> {
  await client.execute('pragma query_only = on')
}

async function readPragma(client: Client, pragma: string): Promise<unknown> {
  const { rows } = await client.execute(`pragma ${pragma}`)
  return rows[0]?.[0]
}
