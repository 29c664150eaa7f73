import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import Database from 'libsql'

// What goal 7 is looked at beside: the least that can be called a durable submission. One row of one
// table, nothing checked, all that came in one turn of the event loop flushed to disk together.
const database = new Database(`${process.env['DATA_FOLDER']}/bare.db`)
database.exec('pragma journal_mode = wal; pragma synchronous = full')
database.exec(
  `create table reports (id text primary key, token text not null unique, at_ms integer not null,
     sealed blob not null)`,
)
const insert = database.prepare<[unknown[]]>('insert into reports values (?, ?, ?, ?)')

type Submission = { reportId: string; tokenHash: string; sealed: string }
type Arrival = { row: unknown[]; resolve: () => void }

let arrivals: Arrival[] = []

function flush(): void {
  const batch = arrivals
  arrivals = []
  database.exec('begin immediate')
  for (const { row } of batch) insert.run(row)
  database.exec('commit')
  for (const { resolve } of batch) resolve()
}

function store(row: unknown[]): Promise<void> {
  return new Promise((resolve) => {
    arrivals.push({ row, resolve })
    if (arrivals.length === 1) setImmediate(flush)
  })
}

const app = new Hono()
  .get('/', (c) => c.text('ready'))
  .post('/store', async (c) => {
    const { reportId, tokenHash, sealed } = await c.req.json<Submission>()
    const receivedAtMs = Date.now()
    await store([reportId, tokenHash, receivedAtMs, Buffer.from(sealed, 'base64')])
    return c.json({ reportId, receivedAtMs }, 201)
  })

serve({ fetch: app.fetch, port: Number(process.env['PORT']), hostname: '127.0.0.1' })
