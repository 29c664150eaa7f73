import type Libsql from 'libsql'
import { StartError } from '../start-error.ts'

const SYNCHRONOUS_FULL = 2
const CHECKPOINT_PAGES = 2000
const CACHE_KIBIBYTES = 16_384

/**
 * Makes every transaction of a connection reach the disk before it counts. In WAL mode, FULL costs
 * one fsync for each transaction; NORMAL costs none and loses what was acknowledged when power fails.
 *
 * @throws {@link StartError} `database_unusable` if the connection does not comply.
 */
export function requireDurableWrites(database: Libsql.Database): void {
  const journalMode = readPragma(database, 'journal_mode = wal')
  database.exec('pragma synchronous = full')
  // Random ids touch the same index pages again and again; later checkpoints copy them less often.
  database.exec(`pragma wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
  database.exec(`pragma cache_size = -${CACHE_KIBIBYTES}`)
  // What is erased is overwritten, not only forgotten.
  database.exec('pragma secure_delete = on')
  const synchronous = readPragma(database, 'synchronous')
  if (journalMode !== 'wal' || synchronous !== SYNCHRONOUS_FULL) {
    const found = `journal_mode ${String(journalMode)}, synchronous ${String(synchronous)}`
    throw new StartError('database_unusable', `Writes would not last (${found}).`)
  }
}

/** Brings the log home and empties it, so that nothing erased outlasts an orderly end in it. */
export function emptyLog(database: Libsql.Database): void {
  database.exec('pragma wal_checkpoint(truncate)')
}

function readPragma(database: Libsql.Database, pragma: string): unknown {
  const [row] = database.prepare(`pragma ${pragma}`).raw().all()
  return Array.isArray(row) ? row[0] : undefined
}
