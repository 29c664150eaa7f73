import Libsql from 'libsql'
import { readDatabaseFault } from '../../storage/database-fault.ts'
import type { Statement, StatementResult } from './drizzle-client.ts'
import { toWriteFault, WriteError } from './write-error.ts'

export type ConnectionOptions = {
  path: string
  /** Runs on each connection before it is used. Throws if the connection cannot be used. */
  prepare: (database: Libsql.Database) => void
  /** Runs before an orderly end; what it throws is left to the next start. */
  finish?: (database: Libsql.Database) => void
}

type Prepared = {
  statement: Libsql.Statement<[readonly unknown[]]>
  /** Names of what it returns; none for a statement that returns nothing. */
  columns: readonly string[]
}

// More than the service has; a bound for statements whose text depends on their input.
const MAX_PREPARED = 200

/**
 * One connection to a database file.
 *
 * A statement that met SQLITE_BUSY is never finalised (libsql-client-ts#352): what a connection
 * answers afterwards may belong to a transaction that never commits. Therefore every write is a
 * transaction of its own, and only a new connection is trusted after an error. Works synchronously
 * and never waits for a lock: a busy timeout would hold up the whole thread.
 */
export class Connection {
  readonly #options: ConnectionOptions
  readonly #prepared = new Map<string, Prepared>()
  #database: Libsql.Database | undefined

  constructor(options: ConnectionOptions) {
    this.#options = options
  }

  read(statement: Statement): StatementResult {
    return this.#use((database) => this.#execute(database, statement))
  }

  /** Writes all statements or none, and returns once they are on disk. */
  write(statements: readonly Statement[]): StatementResult[] {
    return this.#use((database) => {
      database.exec('begin immediate')
      const results = statements.map((statement, at) => this.#executeAt(database, statement, at))
      database.exec('commit')
      if (database.inTransaction) throw new Error('The transaction is still open after its commit')
      return results
    })
  }

  /** Ends the connection, after whatever it does in order at its end. */
  end(): void {
    try {
      if (this.#database) this.#options.finish?.(this.#database)
    } catch {
      // Another program holds the file.
    }
    this.close()
  }

  close(): void {
    this.#prepared.clear()
    this.#database?.close()
    this.#database = undefined
  }

  #use<Result>(work: (database: Libsql.Database) => Result): Result {
    try {
      this.#database ??= this.#open()
      return work(this.#database)
    } catch (error) {
      this.#recover(error)
      throw error
    }
  }

  /**
   * A statement that was refused leaves a sound connection behind. After anything else a new one is
   * opened, which costs two file descriptors until the old one's statements are collected.
   */
  #recover(error: unknown): void {
    const { kind } = readDatabaseFault(error)
    const isSound = this.#rollBack() && (kind === 'constraint' || kind === 'statement')
    if (!isSound) this.close()
  }

  /** Closing alone would leave the transaction open for as long as a statement is not collected. */
  #rollBack(): boolean {
    try {
      if (this.#database?.inTransaction) this.#database.exec('rollback')
      return true
    } catch {
      return false
    }
  }

  #open(): Libsql.Database {
    const database = new Libsql(this.#options.path, { timeout: 0 })
    try {
      this.#options.prepare(database)
      return database
    } catch (error) {
      database.close()
      throw error
    }
  }

  #executeAt(database: Libsql.Database, statement: Statement, at: number): StatementResult {
    try {
      return this.#execute(database, statement)
    } catch (error) {
      throw new WriteError(toWriteFault(error, at), { cause: error })
    }
  }

  #execute(database: Libsql.Database, { sql, args }: Statement): StatementResult {
    const { statement, columns } = this.#prepare(database, sql)
    const values = args.map(toSqlite)
    if (columns.length > 0) return { columns, rows: toRows(statement.all(values)) }
    statement.run(values)
    return { columns, rows: [] }
  }

  #prepare(database: Libsql.Database, sql: string): Prepared {
    const known = this.#prepared.get(sql)
    if (known) return known
    if (this.#prepared.size >= MAX_PREPARED) this.#prepared.clear()
    const statement = database.prepare<[readonly unknown[]]>(sql)
    const columns = statement.reader ? statement.columns().map(({ name }) => name) : []
    if (columns.length > 0) statement.raw(true)
    this.#prepared.set(sql, { statement, columns })
    return { statement, columns }
  }
}

/** The native code ends the process when it is given anything else. */
function toSqlite(value: unknown): unknown {
  if (typeof value === 'string' || typeof value === 'bigint') return value
  if (value === null || value instanceof Uint8Array || Number.isFinite(value)) return value
  if (typeof value === 'boolean') return value ? 1 : 0
  throw new WriteError({
    message: 'A statement was given a value that SQLite does not know',
    code: 'SQLITE_MISUSE',
    statementIndex: null,
  })
}

/** In raw mode, every row is the array of its values. */
function toRows(rows: unknown[]): StatementResult['rows'] {
  return rows as StatementResult['rows']
}
