import { createServer, type Server, type Socket } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { onTestFinished } from 'vitest'
import type { SmtpServer } from '../runtimes/node/smtp-line.ts'

/** A mail as a server took it. */
export type TakenMail = { from: string; to: string[]; raw: Buffer<ArrayBuffer> }

/** What a real SMTP server on this machine does with mails; all of it can be changed while it runs. */
export type MailServer = {
  address: SmtpServer
  taken: TakenMail[]
  /** How a recipient is answered: null takes the mail. */
  refuse: (to: string, count: number) => { code: number; text: string } | null
  /** Closes it, with whatever is under way. Its port stays free for {@link up}. */
  down: () => Promise<void>
  up: () => Promise<void>
}

/** Starts one that takes everything. */
export async function startMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const taken: TakenMail[] = []
  const counts = new Map<string, number>()
  let [port, smtp]: [number, SMTPServer | null] = [0, null]
  const server: MailServer = {
    address: { host: '127.0.0.1', port, tls: 'off', login: null },
    taken,
    refuse: () => null,
    down: async () => {
      const closing = smtp
      smtp = null
      await new Promise<void>((done) => (closing ? closing.close(done) : done()))
    },
    up: async () => {
      smtp = new SMTPServer({
        disabledCommands: ['AUTH', 'STARTTLS'],
        closeTimeout: 1,
        ...options,
        onRcptTo: ({ address }, _session, answer) => {
          const count = (counts.get(address) ?? 0) + 1
          counts.set(address, count)
          const refusal = server.refuse(address, count)
          answer(refusal && Object.assign(new Error(refusal.text), { responseCode: refusal.code }))
        },
        onData: (stream, { envelope }, answer) => {
          const chunks: Buffer[] = []
          stream.on('data', (chunk: Buffer) => chunks.push(chunk))
          stream.on('end', () => {
            const from = envelope.mailFrom ? envelope.mailFrom.address : ''
            const to = envelope.rcptTo.map(({ address }) => address)
            taken.push({ from, to, raw: Buffer.concat(chunks) })
            answer()
          })
        },
      })
      smtp.on('error', () => undefined)
      port = await listen(smtp.server, port)
    },
  }
  await server.up()
  server.address = { ...server.address, port }
  onTestFinished(server.down)
  return server
}

/** A server that speaks no SMTP of its own accord: what it does with a connection is the test's. */
export async function startOddServer(meet: (socket: Socket) => void): Promise<SmtpServer> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined))
    meet(socket)
  })
  const port = await listen(server, 0)
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((done) => server.close(done))
  })
  return { host: '127.0.0.1', port, tls: 'off', login: null }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve(portOf(server)))
  })
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return address.port
}
