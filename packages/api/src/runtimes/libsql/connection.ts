import { type Client, createClient } from '@libsql/client/sqlite3'

export type ConnectionOptions = {
  /** `file:` URL of the database. */
  url: string
  /** Runs before the first use and again after every error, on the connection that is then used. */
  prepare: (client: Client) => Promise<void>
}

export type Connection = {
  /** Uses the connection alone, in order of asking. */
  use<Result>(work: (client: Client) => Promise<Result>): Promise<Result>
  close(): void
}

/**
 * Keeps one connection to a database file, and opens it anew after any error.
 *
 * A statement that met SQLITE_BUSY is never finalised (libsql-client-ts#352): what the connection
 * answers afterwards belongs to a transaction that never commits. One connection rather than the
 * client's pool, because pragmas belong to a connection and nothing may be in flight when it is
 * closed; the driver works synchronously, so a second one would not be faster.
 */
export function openConnection({ url, prepare }: ConnectionOptions): Connection {
  // No busy timeout: SQLite would wait inside the call and hold up the whole process.
  const client = createClient({ url, concurrency: 1, timeout: 0 })
  let isPrepared = false
  let last: Promise<unknown> = Promise.resolve()

  async function useNow<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
    try {
      if (!isPrepared) await prepare(client)
      isPrepared = true
      return await work(client)
    } catch (error) {
      isPrepared = false
      client.reconnect()
      throw error
    }
  }

  return {
    use(work) {
      const result = last.then(() => useNow(work))
      last = result.catch(() => undefined)
      return result
    },
    close: () => {
      client.close()
    },
  }
}
