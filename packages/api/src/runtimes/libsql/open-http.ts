import { createClient } from '@libsql/client/http'
import { drizzle } from 'drizzle-orm/libsql/http'
import { attempt } from '../../storage/attempt.ts'
import type { Database } from '../../storage/database.ts'
import * as schema from '../../storage/schema.ts'
import { createDrizzleClient } from './drizzle-client.ts'

export type LibsqlServer = {
  /** `libsql:`, `https:` or `http:` URL. */
  url: string
  authToken?: string
}

/** Opens a libSQL database over HTTP. Uses nothing but `fetch`; connects on first use. */
export function openLibsqlHttp({ url, authToken }: LibsqlServer): Database {
  const client = createClient(authToken === undefined ? { url } : { url, authToken })
  return drizzle(
    createDrizzleClient({
      execute: (statement) => attempt(() => client.execute(statement)),
      batch: (statements) => client.batch(statements, 'write'),
    }),
    { schema },
  )
}
