import { drizzle } from 'drizzle-orm/sqlite-proxy'
import { attempt } from '../storage/attempt.ts'
import type { Database } from '../storage/database.ts'
import * as schema from '../storage/schema.ts'

/** A database whose every statement ends with one of SQLite's errors. */
export function makeFailingDatabase(code: 'SQLITE_FULL' | 'SQLITE_ERROR'): Database {
  const fail = () => Promise.reject(Object.assign(new Error(code), { code }))
  return drizzle(() => attempt(fail), fail, { schema })
}
