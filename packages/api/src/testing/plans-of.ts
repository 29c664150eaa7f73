import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/sqlite-proxy'
import type { Deps } from '../deps.ts'
import * as schema from '../storage/schema.ts'
import type { TestApp } from './make-test-app.ts'

/** How SQLite would carry out each query that a verb asks: the lines of its plan. */
export async function plansOf(
  { deps }: TestApp,
  verb: (deps: Deps) => Promise<unknown>,
): Promise<string[]> {
  const asked: string[] = []
  const answerNothing = (query: string) => {
    asked.push(query)
    return Promise.resolve({ rows: [] })
  }
  await verb({ ...deps, db: drizzle(answerNothing, { schema }) })
  const plans = asked.map(async (query) => {
    // A plan depends on the shape of a query, not on its values.
    const explain = sql.raw(`explain query plan ${query.replaceAll('?', '1')}`)
    const lines = await deps.db.all<{ detail: string }>(explain)
    return lines.map(({ detail }) => detail).join('\n')
  })
  return Promise.all(plans)
}
