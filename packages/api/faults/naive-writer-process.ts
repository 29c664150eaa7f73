import { createClient } from '@libsql/client'
import { drizzle } from 'drizzle-orm/libsql'
import { integer, sqliteTable } from 'drizzle-orm/sqlite-core'

// Writes as one would without knowing better, and acknowledges each row on standard output once the
// driver says that it is written. A row that met a lock is named with `busy`.

const rows = sqliteTable('rows', { id: integer('id').primaryKey() })
const db = drizzle(createClient({ url: `file:${process.argv[2] ?? ''}`, timeout: 1 }))

for (let id = 1; ; id++) {
  try {
    await db.insert(rows).values({ id }).run()
    await print(String(id))
  } catch {
    await print('busy')
  }
}

/** Waits where whoever reads is slower. */
function print(line: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(`${line}\n`, () => {
      resolve()
    })
  })
}
