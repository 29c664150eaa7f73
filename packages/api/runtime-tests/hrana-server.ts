import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { DatabaseSync, type SQLInputValue, type SQLOutputValue } from 'node:sqlite'
import { json } from 'node:stream/consumers'

// The part of Hrana 2 over HTTP that the real client speaks; what a libSQL server would answer.
// https://github.com/tursodatabase/libsql/blob/main/docs/HRANA_2_SPEC.md

type Value =
  | { type: 'null' }
  | { type: 'integer'; value: string }
  | { type: 'float'; value: number }
  | { type: 'text'; value: string }
  | { type: 'blob'; base64: string }
type Statement = { sql?: string; sql_id?: number; args?: Value[] }
type Condition =
  | { type: 'ok' | 'error'; step: number }
  | { type: 'not'; cond: Condition }
  | { type: 'and' | 'or'; conds: Condition[] }
type Step = { stmt: Statement; condition?: Condition }
type StreamRequest =
  | { type: 'execute'; stmt: Statement }
  | { type: 'batch'; batch: { steps: Step[] } }
  | { type: 'store_sql'; sql_id: number; sql: string }
  | { type: 'close_sql'; sql_id: number }
  | { type: 'close' }
type Pipeline = { baton?: string | null; requests: StreamRequest[] }
type Stream = { database: DatabaseSync; texts: Map<number, string> }

export type HranaServer = {
  url: string
  close: () => Promise<void>
  /** Carries out the next writes, but hangs up instead of answering them. */
  loseAnswersToWrites: (count: number) => void
}

/** Serves a database file as a libSQL server does, on a free port of the loopback interface. */
export async function startHranaServer(file: string): Promise<HranaServer> {
  const streams = new Map<string, Stream>()
  let answersToLose = 0
  const server = createServer((request, response) => {
    void (async () => {
      const pipeline = await readPipeline(request)
      const stream = takeStream(streams, pipeline.baton) ?? openStream(file)
      const results = pipeline.requests.map((item) => answer(stream, item))
      const baton = keepStream(streams, stream, pipeline)
      if (answersToLose > 0 && isWrite(pipeline)) {
        answersToLose--
        request.socket.destroy()
        return
      }
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ baton, base_url: null, results }))
    })()
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    close: async () => {
      server.closeAllConnections()
      for (const { database } of streams.values()) database.close()
      await once(server.close(), 'close')
    },
    loseAnswersToWrites: (count) => {
      answersToLose = count
    },
  }
}

/** Only writes are sent as batches. */
function isWrite({ requests }: Pipeline): boolean {
  return requests.some(({ type }) => type === 'batch')
}

/** The client under test is the only caller, and it keeps to the protocol. */
async function readPipeline(request: IncomingMessage): Promise<Pipeline> {
  return (await json(request)) as Pipeline
}

function openStream(file: string): Stream {
  return { database: new DatabaseSync(file, { timeout: 2000 }), texts: new Map() }
}

function takeStream(streams: Map<string, Stream>, baton: string | null | undefined) {
  const stream = streams.get(baton ?? '')
  streams.delete(baton ?? '')
  return stream
}

function keepStream(streams: Map<string, Stream>, stream: Stream, { requests }: Pipeline) {
  if (requests.some(({ type }) => type === 'close')) {
    stream.database.close()
    return null
  }
  const baton = randomUUID()
  streams.set(baton, stream)
  return baton
}

function answer(stream: Stream, request: StreamRequest) {
  try {
    return { type: 'ok', response: { type: request.type, ...carryOut(stream, request) } }
  } catch (error) {
    return { type: 'error', error: describeError(error) }
  }
}

function carryOut(stream: Stream, request: StreamRequest): object {
  switch (request.type) {
    case 'execute':
      return { result: execute(stream, request.stmt) }
    case 'batch':
      return { result: executeSteps(stream, request.batch.steps) }
    case 'store_sql':
      stream.texts.set(request.sql_id, request.sql)
      return {}
    case 'close_sql':
      stream.texts.delete(request.sql_id)
      return {}
    case 'close':
      return {}
  }
}

function executeSteps(stream: Stream, steps: readonly Step[]) {
  const results: unknown[] = steps.map(() => null)
  const errors: unknown[] = steps.map(() => null)
  const holds = (condition: Condition): boolean => {
    switch (condition.type) {
      case 'ok':
        return results[condition.step] !== null
      case 'error':
        return errors[condition.step] !== null
      case 'not':
        return !holds(condition.cond)
      case 'and':
        return condition.conds.every(holds)
      case 'or':
        return condition.conds.some(holds)
    }
  }
  for (const [at, { stmt, condition }] of steps.entries()) {
    if (condition && !holds(condition)) continue
    try {
      results[at] = execute(stream, stmt)
    } catch (error) {
      errors[at] = describeError(error)
    }
  }
  return { step_results: results, step_errors: errors }
}

function execute({ database, texts }: Stream, { sql, sql_id, args = [] }: Statement) {
  const statement = database.prepare(sql ?? texts.get(sql_id ?? -1) ?? '')
  statement.setReadBigInts(true)
  statement.setReturnArrays(true)
  const columns = statement.columns()
  if (columns.length === 0) {
    const { changes, lastInsertRowid } = statement.run(...args.map(decode))
    return {
      cols: [],
      rows: [],
      affected_row_count: Number(changes),
      last_insert_rowid: String(lastInsertRowid),
    }
  }
  const rows = statement.all(...args.map(decode)).map((row) => Object.values(row).map(encode))
  const cols = columns.map(({ name, type }) => ({ name, decltype: type }))
  return { cols, rows, affected_row_count: 0, last_insert_rowid: null }
}

function decode(value: Value): SQLInputValue {
  switch (value.type) {
    case 'null':
      return null
    case 'integer':
      return BigInt(value.value)
    case 'float':
    case 'text':
      return value.value
    case 'blob':
      return Buffer.from(value.base64, 'base64')
  }
}

function encode(value: SQLOutputValue): Value {
  if (value === null) return { type: 'null' }
  if (typeof value === 'bigint') return { type: 'integer', value: String(value) }
  if (typeof value === 'number') return { type: 'float', value }
  if (value instanceof Uint8Array) {
    // Servers leave the padding out.
    return { type: 'blob', base64: Buffer.from(value).toString('base64').replace(/=+$/, '') }
  }
  return { type: 'text', value }
}

/** A libSQL server names SQLite's base code; node:sqlite has it as a number. */
function describeError(error: unknown) {
  const message = error instanceof Error ? error.message : String(error)
  const number = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 1
  return { message, code: CODES[number] ?? 'SQLITE_ERROR' }
}

const CODES: Readonly<Record<number, string>> = {
  5: 'SQLITE_BUSY',
  8: 'SQLITE_READONLY',
  13: 'SQLITE_FULL',
  19: 'SQLITE_CONSTRAINT',
}

function portOf(address: ReturnType<ReturnType<typeof createServer>['address']>): number {
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return address.port
}
