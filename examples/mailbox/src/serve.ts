// Takes mail at smtp://127.0.0.1:2525 and keeps it in Maildirs below data/mail, until it is stopped.
import { resolve } from 'node:path'
import { startMailServer } from './mail-server.ts'

const folder = resolve(process.env['MAIL_FOLDER'] ?? 'data/mail')
const port = Number(process.env['MAIL_PORT'] ?? 2525)

const server = await startMailServer({ folder, port })
console.log(`SEALPOST_SMTP_URL=${server.url}`)
console.log(`Mail for ada@acme.example is kept in ${folder}/ada@acme.example`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.stop())
