import { createHash } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import * as z from 'zod/mini'
import { databaseOf } from './stored-reports.ts'

const StoredEntry = z.object({
  report_id: z.string(),
  id: z.string(),
  revision: z.number(),
  direction: z.string(),
  sequence: z.number(),
  previous_hash: z.nullable(z.string()),
  ciphertext_hash: z.string(),
  ciphertext: z.instanceof(Uint8Array),
  report_hash: z.string(),
  report_revision: z.number(),
})
type StoredEntry = z.infer<typeof StoredEntry>

export type ThreadFindings = {
  entryCount: number
  /** Ids that were acknowledged and are not stored once with their very bytes. */
  lost: string[]
  /** Entries that do not follow from the one before them in their thread or on their side. */
  broken: string[]
}

/** Reads the threads past the service, and holds them against what was acknowledged. */
export function inspectThreads(
  dataFolder: string,
  acknowledged: ReadonlyMap<string, string>,
): ThreadFindings {
  const database = new DatabaseSync(databaseOf(dataFolder), { timeout: 10_000 })
  try {
    const rows = database
      .prepare(
        `select entries.*, reports.ciphertext_hash as report_hash, reports.revision as report_revision
         from entries join reports on reports.id = report_id order by report_id, entries.revision`,
      )
      .all()
      .map((row) => StoredEntry.parse(row))
    const isStored = ([id, hash]: [string, string]) =>
      rows.filter((row) => row.id === id && hashOf(row) === hash).length === 1
    return {
      entryCount: rows.length,
      lost: [...acknowledged].filter((entry) => !isStored(entry)).map(([id]) => id),
      broken: [...Map.groupBy(rows, (row) => row.report_id).values()].flatMap(brokenIn),
    }
  } finally {
    database.close()
  }
}

function brokenIn(thread: readonly StoredEntry[]): string[] {
  const isUnbroken = thread.every(({ revision }, at) => revision === at + 2)
  const [first] = thread
  const ends = thread.length + 1 === first?.report_revision
  return [
    ...(isUnbroken && ends ? [] : [`revisions of ${first?.report_id ?? 'nothing'}`]),
    ...['vendor', 'reporter'].flatMap((side) => brokenOn(side, thread)),
  ]
}

function brokenOn(side: string, thread: readonly StoredEntry[]): string[] {
  const own = thread.filter(({ direction }) => direction === side)
  const begin = side === 'vendor' ? 0 : 1
  return own.flatMap(
    ({ id, sequence, previous_hash: previousHash, report_hash: reportHash }, at) => {
      const before = own[at - 1]?.ciphertext_hash ?? (side === 'vendor' ? null : reportHash)
      return sequence === at + begin && previousHash === before ? [] : [id]
    },
  )
}

function hashOf({ ciphertext }: StoredEntry): string {
  return createHash('sha256').update(ciphertext).digest('hex')
}
