import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { databaseOf } from './stored-reports.ts'

export type FileFindings = {
  claimCount: unknown
  /** Files in the folder that no row of the database knows of. */
  unknownBlobs: string[]
  /** Parts whose bytes are not in the folder. */
  missingBlobs: string[]
}

/** Reads database and folder past the service, and holds them against one another. */
export function inspectFiles(dataFolder: string): FileFindings {
  const database = new DatabaseSync(databaseOf(dataFolder), { timeout: 10_000 })
  try {
    const read = (sql: string) =>
      database
        .prepare(sql)
        .all()
        .map((row) => String(row['key']))
    const parts = read('select blob_key as key from parts')
    const known = new Set([...parts, ...read('select key from doomed_blobs')])
    const blobs = readdirSync(join(dataFolder, 'blobs'))
    return {
      claimCount: database.prepare('select count(*) as count from attachments').get()?.['count'],
      unknownBlobs: blobs.filter((name) => !known.has(name.replace('.unfinished', ''))),
      missingBlobs: parts.filter((key) => !blobs.includes(key)),
    }
  } finally {
    database.close()
  }
}
