import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import * as z from 'zod/mini'
import type { Ledger } from './submit-load.ts'

const StoredReport = z.object({
  id: z.string(),
  reference: z.string(),
  ciphertext: z.instanceof(Uint8Array),
})

export type Findings = {
  integrity: unknown
  reportCount: unknown
  sealedCount: unknown
  /** Ids that were acknowledged and are not stored under their reference with their very bytes. */
  lost: string[]
}

export function databaseOf(dataFolder: string): string {
  return join(dataFolder, 'sealpost.db')
}

/** Reads the database past the service, and holds it against what was acknowledged. */
export function inspectReports(
  dataFolder: string,
  acknowledged: Iterable<[string, { reference: string; ciphertextHash: string }]>,
): Findings {
  const database = new DatabaseSync(databaseOf(dataFolder), { timeout: 10_000 })
  try {
    const find = database.prepare(
      `select id, reference, ciphertext from reports
       join sealed_reports on report_id = id and sealed_reports.vendor_id = reports.vendor_id
       where reports.vendor_id = 'acme' and id = ?`,
    )
    const isStored = (id: string, reference: string, ciphertextHash: string) => {
      const { data: row } = StoredReport.safeParse(find.get(id))
      if (row?.reference !== reference) return false
      return createHash('sha256').update(row.ciphertext).digest('hex') === ciphertextHash
    }
    const read = (sql: string) => Object.values(database.prepare(sql).get() ?? {})[0]
    return {
      integrity: read('pragma integrity_check'),
      reportCount: read('select count(*) from reports'),
      sealedCount: read('select count(*) from sealed_reports'),
      lost: Array.from(acknowledged).flatMap(([id, { reference, ciphertextHash }]) =>
        isStored(id, reference, ciphertextHash) ? [] : [id],
      ),
    }
  } finally {
    database.close()
  }
}

/** What a service has stored that lost nothing and doubled nothing. */
export function soundFindings({ accepted }: Ledger): Findings {
  return { integrity: 'ok', reportCount: accepted.size, sealedCount: accepted.size, lost: [] }
}
