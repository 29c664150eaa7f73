import { createClient, type Transaction } from '@libsql/client/sqlite3'
import { readDatabaseFault } from '../../storage/database-fault.ts'
import { StartError } from '../start-error.ts'

/**
 * Claims a database file for this process, by a lock of the operating system on a file beside it.
 * The lock ends with its process, however that dies, so a dead owner never blocks the next.
 *
 * @returns A function that gives the claim back.
 * @throws {@link StartError} `database_in_use` if another process has it.
 */
export async function lockDatabaseFile(url: string): Promise<() => void> {
  const client = createClient({ url: `${url}.lock`, concurrency: 1, timeout: 0 })
  try {
    const held: Transaction = await client.transaction('write')
    return () => {
      held.close()
      client.close()
    }
  } catch (cause) {
    client.close()
    if (readDatabaseFault(cause).kind !== 'transient') throw cause
    throw new StartError('database_in_use', IN_USE, { cause })
  }
}

const IN_USE =
  'Another process is using this database. Stop it first, or choose another folder with SEALPOST_DATA.'
