import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLibsqlFile } from '../runtimes/libsql/open-file.ts'
import { startLocalWriter } from '../runtimes/libsql/writer.ts'
import type { Database } from '../storage/database.ts'
import { whenOver } from './when-over.ts'

/** A database of its own for one test: the real one, on a file, with its tables made. */
export async function makeDatabase(): Promise<Database> {
  const folder = mkdtempSync(join(tmpdir(), 'sealpost-'))
  const { db, close } = await openLibsqlFile(join(folder, 'test.db'), startLocalWriter)
  whenOver(async () => {
    await close()
    rmSync(folder, { recursive: true })
  })
  return db
}
