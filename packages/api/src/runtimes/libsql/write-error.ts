export type WriteFault = {
  message: string
  /** SQLite's, such as `SQLITE_BUSY`; empty if the error was not SQLite's. */
  code: string
  /** Which statement of the batch failed; null if the batch failed as a whole. */
  statementIndex: number | null
}

/** A batch that was not written. */
export class WriteError extends Error {
  override readonly name = 'WriteError'
  readonly code: string
  readonly statementIndex: number | null

  constructor({ message, code, statementIndex }: WriteFault, options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.statementIndex = statementIndex
  }
}

/** Says what went wrong in plain fields: between threads, an error keeps no more than its message. */
export function toWriteFault(error: unknown, statementIndex: number | null = null): WriteFault {
  if (error instanceof WriteError) statementIndex ??= error.statementIndex
  const message = error instanceof Error ? error.message : String(error)
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return { message, code, statementIndex }
}
