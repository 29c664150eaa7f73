/** What went wrong in a database, told alike for libSQL on a file, libSQL over HTTP and D1. */
export type DatabaseFault =
  /** A row breaks a rule of the schema. Asking again changes nothing. */
  | { kind: 'constraint'; rule: ConstraintRule; columns: readonly string[] }
  /** Locked, or the answer was lost: worth another attempt. */
  | { kind: 'transient' }
  /** Full, read-only or broken: someone has to act before a write can succeed. */
  | { kind: 'stuck' }
  /** The statement itself is wrong: a mistake in this program. */
  | { kind: 'statement' }

export type ConstraintRule = 'unique' | 'foreign_key' | 'not_null' | 'check' | 'other'

/** A write that the schema refused; nothing of its batch was stored. */
export class ConstraintError extends Error {
  override readonly name = 'ConstraintError'
  readonly code = 'constraint'
  readonly rule: ConstraintRule
  /** The columns of the broken rule as `table.column`; for a check, its name. Empty if the database does not say. */
  readonly columns: readonly string[]

  constructor(
    { rule, columns }: { rule: ConstraintRule; columns: readonly string[] },
    options?: ErrorOptions,
  ) {
    super(`The write breaks a ${rule} constraint (${columns.join(', ')})`, options)
    this.rule = rule
    this.columns = columns
  }
}

const RULES: readonly [RegExp, ConstraintRule][] = [
  [/UNIQUE|PRIMARY ?KEY/i, 'unique'],
  [/FOREIGN ?KEY/i, 'foreign_key'],
  [/NOT ?NULL/i, 'not_null'],
  [/CHECK/i, 'check'],
]

const STUCK = /SQLITE_(FULL|READONLY|IOERR|CORRUPT|NOTADB|CANTOPEN|PERM|AUTH)|unable to open/i
const STATEMENT = /SQLITE_(ERROR|MISMATCH|RANGE|MISUSE|TOOBIG|UNKNOWN)|no such (table|column)/

/**
 * Reads an error of any driver. Codes and texts are SQLite's own, which every driver passes on;
 * what none of them names is taken for a lost connection.
 */
export function readDatabaseFault(error: unknown): DatabaseFault {
  const text = describe(error)
  if (/SQLITE_CONSTRAINT|constraint failed/i.test(text)) {
    return { kind: 'constraint', rule: ruleOf(text), columns: columnsOf(text) }
  }
  if (STUCK.test(text)) return { kind: 'stuck' }
  if (/SQLITE_(BUSY|LOCKED)/.test(text)) return { kind: 'transient' }
  if (STATEMENT.test(text) || isWrongArgument(error)) return { kind: 'statement' }
  return { kind: 'transient' }
}

/** A driver refuses an argument with a TypeError; `fetch` reports a lost network with the same class. */
function isWrongArgument(error: unknown): boolean {
  if (error instanceof RangeError) return true
  return error instanceof TypeError && !/fetch|network/i.test(error.message)
}

/** Drizzle and the drivers wrap errors in one another; the chain's codes and messages in one text. */
function describe(error: unknown): string {
  const parts: string[] = []
  for (let at = error; at instanceof Error && parts.length < MAX_CAUSES; at = at.cause) {
    parts.push('code' in at && typeof at.code === 'string' ? at.code : '', at.message)
  }
  return parts.join('\n')
}

const MAX_CAUSES = 16

function ruleOf(text: string): ConstraintRule {
  const sentence = /(\w[\w ]*) constraint failed/i.exec(text)?.[1] ?? text
  return RULES.find(([pattern]) => pattern.test(sentence))?.[1] ?? 'other'
}

function columnsOf(text: string): string[] {
  const columns = /constraint failed: ([\w., ]+)/i.exec(text)?.[1] ?? ''
  return columns.split(',').flatMap((column) => column.trim() || [])
}
