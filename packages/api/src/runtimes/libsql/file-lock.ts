import Libsql from 'libsql'
import { readDatabaseFault } from '../../storage/database-fault.ts'
import { StartError } from '../start-error.ts'

const IN_USE =
  'Another process is using this database. Stop it first, or choose another folder with SEALPOST_DATA.'

/**
 * Claims a database file for this process, by a lock of the operating system on a file beside it.
 * The lock ends with its process, however that dies, so a dead owner never blocks the next.
 *
 * @returns A function that gives the claim back.
 * @throws {@link StartError} `database_in_use` if another process has it.
 */
export function lockDatabaseFile(path: string): () => void {
  const lock = new Libsql(`${path}.lock`, { timeout: 0 })
  try {
    lock.exec('begin immediate')
    return () => {
      lock.close()
    }
  } catch (cause) {
    lock.close()
    if (readDatabaseFault(cause).kind !== 'transient') throw cause
    throw new StartError('database_in_use', IN_USE, { cause })
  }
}
