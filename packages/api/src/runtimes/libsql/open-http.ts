import { createClient, type InStatement } from '@libsql/client/http'
import { drizzle } from 'drizzle-orm/libsql/http'
import { attempt } from '../../storage/attempt.ts'
import type { Database } from '../../storage/database.ts'
import * as schema from '../../storage/schema.ts'
import { createDrizzleClient, type Statement } from './drizzle-client.ts'

export type LibsqlServer = {
  /** `libsql:`, `https:` or `http:` URL. */
  url: string
  authToken?: string
}

/** Opens a libSQL database over HTTP. Uses nothing but `fetch`; connects on first use. */
export function openLibsqlHttp(server: LibsqlServer): Database {
  // A client for each call: workers may not wait for what another request has begun, and one
  // client lets its calls queue up behind one another.
  const client = createDrizzleClient({
    read: (statement) => attempt(() => createClient(server).execute(toInStatement(statement))),
    write: (statements) => createClient(server).batch(statements.map(toInStatement), 'write'),
  })
  return drizzle(client, { schema })
}

/** Drizzle has encoded the arguments; what the client cannot send, it refuses. */
function toInStatement(statement: Statement): InStatement {
  return statement as InStatement
}
