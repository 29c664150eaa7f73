import type { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { MailAddress } from '../../mail/mail-address.ts'
import { startMailServer, startOddServer } from '../../testing/start-mail-server.ts'
import { createSmtpMailer } from './smtp-mailer.ts'

const ENVELOPE = {
  from: MailAddress.parse('sealpost@mail.example'),
  to: MailAddress.parse('security@acme.example'),
}
const MESSAGE = Uint8Array.from(Buffer.from('Subject: x\r\n\r\n.a line\r\n..\r\n.\r\nend\r\n'))
const SHORT = { timeoutMs: 400, silenceMs: 200 }

test('a mail arrives byte for byte, lines that begin with a dot too', async () => {
  const server = await startMailServer()

  const answer = await createSmtpMailer(server.address).send(ENVELOPE, MESSAGE)

  expect(answer).toEqual({ outcome: 'delivered', status: 250, fault: null })
  const [{ raw, from, to } = { raw: null, from: '', to: [] }] = server.taken
  expect([from, to]).toEqual([ENVELOPE.from, [ENVELOPE.to]])
  expect(raw).toEqual(Buffer.from(MESSAGE))
})

test.for([
  [550, 'refused'],
  [552, 'refused'],
  [450, 'retry'],
  [451, 'retry'],
] as const)('a recipient that is answered with %i is %s', async ([code, outcome]) => {
  const server = await startMailServer()
  server.refuse = () => ({ code, text: 'no' })

  const answer = await createSmtpMailer(server.address).send(ENVELOPE, MESSAGE)

  expect(answer).toEqual({ outcome, status: code, fault: null })
})

test('greylisting takes the mail when it comes again', async () => {
  const server = await startMailServer()
  server.refuse = (_to, count) => (count === 1 ? { code: 451, text: 'come again' } : null)
  const mailer = createSmtpMailer(server.address)

  const answers = [await mailer.send(ENVELOPE, MESSAGE), await mailer.send(ENVELOPE, MESSAGE)]

  expect(answers.map(({ outcome }) => outcome)).toEqual(['retry', 'delivered'])
})

const TALK: Record<string, readonly string[]> = {
  'a sender that is refused': ['220 x', '250 x', '550 who are you'],
  'a login that is refused': ['220 x', '250-x\r\n250 AUTH PLAIN', '535 wrong'],
  'a server that is closed': ['554 no service here'],
  'a server that gives up in the middle': ['220 x', '250 x', '250 ok', '250 ok', '421 later'],
}

test.for(Object.keys(TALK))('%s is the operator\u2019s to mend: the mail waits', async (name) => {
  const login = { user: 'ada', pass: 'x' }
  const address = await startOddServer((socket) => answerWith(socket, TALK[name] ?? []))

  const mailer = createSmtpMailer({ ...address, login: name.includes('login') ? login : null })

  expect(await mailer.send(ENVELOPE, MESSAGE)).toMatchObject({ outcome: 'retry' })
})

const ODD: Record<string, [(socket: Socket) => void, object]> = {
  'says nothing': [() => undefined, { outcome: 'retry', status: null, fault: 'timeout' }],
  'hangs after its greeting': [
    (socket) => answerWith(socket, ['220 x']),
    { outcome: 'retry', status: null, fault: 'timeout' },
  ],
  'hangs once it has the mail': [
    (socket) => answerWith(socket, ['220 x', '250 x', '250 ok', '250 ok', '354 go on']),
    { outcome: 'retry', status: null, fault: 'timeout' },
  ],
  'drips without end': [
    (socket) => {
      // Never silent for as long as a silence may last.
      const timer = setInterval(() => socket.write('250-x\r\n'), 20)
      socket.on('close', () => clearInterval(timer))
      socket.write('220 x\r\n')
    },
    { outcome: 'retry', status: null, fault: 'timeout' },
  ],
  'dies before its greeting': [
    (socket) => socket.destroy(),
    { outcome: 'retry', status: null, fault: 'unreachable' },
  ],
  'dies while it takes the mail': [
    (socket) => {
      answerWith(socket, ['220 x', '250 x', '250 ok', '250 ok', '354 go on'])
      socket.on('data', (said) => {
        if (said.includes('a line')) socket.destroy()
      })
    },
    { outcome: 'retry', status: null, fault: 'unreachable' },
  ],
}

test.for(Object.keys(ODD))(
  'a server that %s delays a mail for no longer than its limit',
  async (name) => {
    const [meet, expected] = ODD[name] ?? [() => undefined, {}]
    const address = await startOddServer(meet)

    const answer = await createSmtpMailer(address, SHORT).send(ENVELOPE, MESSAGE)

    expect(answer).toEqual(expected)
  },
)

test('a server that is down is unreachable, and takes mail again once it is up', async () => {
  const server = await startMailServer()
  const mailer = createSmtpMailer(server.address)
  await server.down()

  const answers = [await mailer.send(ENVELOPE, MESSAGE)]
  await server.up()
  answers.push(await mailer.send(ENVELOPE, MESSAGE))

  expect(answers.map(({ outcome, fault }) => [outcome, fault])).toEqual([
    ['retry', 'unreachable'],
    ['delivered', null],
  ])
})

test('mails that follow one another share a connection, however many there are', async () => {
  const { server, seen } = await startCountingServer()
  const mailer = createSmtpMailer(server.address)

  const answers = []
  for (let sent = 0; sent < 20; sent++) answers.push(await mailer.send(ENVELOPE, MESSAGE))

  expect(new Set(answers.map(({ outcome }) => outcome))).toEqual(new Set(['delivered']))
  expect(server.taken.map(({ raw }) => raw)).toEqual(answers.map(() => Buffer.from(MESSAGE)))
  expect(seen.opened).toBe(1)
})

test('mails at once have a connection each, and of these no more than eight are kept', async () => {
  const { server, seen } = await startCountingServer()
  const mailer = createSmtpMailer(server.address)

  await Promise.all(Array.from({ length: 12 }, () => mailer.send(ENVELOPE, MESSAGE)))

  expect(server.taken).toHaveLength(12)
  expect(seen.opened).toBe(12)
  await expect.poll(() => seen.closed).toBe(4)
})

test('a connection that died while it was kept loses no mail and costs none an attempt', async () => {
  const server = await startMailServer()
  const mailer = createSmtpMailer(server.address)
  const answers = [await mailer.send(ENVELOPE, MESSAGE)]

  await server.down()
  await server.up()
  answers.push(await mailer.send(ENVELOPE, MESSAGE))

  expect(answers.map(({ outcome }) => outcome)).toEqual(['delivered', 'delivered'])
  expect(server.taken).toHaveLength(2)
})

test.for([
  ['ends without a word', (socket: Socket) => socket.destroy()],
  ['is ended by the server', (socket: Socket) => socket.end('421 too late\r\n')],
] as const)('a kept connection that %s under the next mail is replaced', async ([, end]) => {
  let count = 0
  const address = await startOddServer((socket) => {
    count++
    answerWith(socket, ['220 x', '250 x', '250 ok', '250 ok', '354 go on', '250 taken'])
    let mails = 0
    socket.on('data', (said) => {
      if (said.includes('MAIL FROM') && ++mails === 2) end(socket)
    })
  })
  const mailer = createSmtpMailer(address)

  const answers = [await mailer.send(ENVELOPE, MESSAGE), await mailer.send(ENVELOPE, MESSAGE)]

  expect(answers.map(({ outcome }) => outcome)).toEqual(['delivered', 'delivered'])
  expect(count).toBe(2)
})

test('a connection on which a mail was refused is not used again', async () => {
  const { server, seen } = await startCountingServer()
  const mailer = createSmtpMailer(server.address)
  server.refuse = (_to, count) => (count === 1 ? { code: 550, text: 'no' } : null)

  const answers = [await mailer.send(ENVELOPE, MESSAGE), await mailer.send(ENVELOPE, MESSAGE)]

  expect(answers.map(({ outcome }) => outcome)).toEqual(['refused', 'delivered'])
  expect(seen.opened).toBe(2)
})

test('a connection is kept for a while only, and not at all by a mailer that is closed', async () => {
  const { server, seen } = await startCountingServer()
  const patient = createSmtpMailer(server.address)
  const hasty = createSmtpMailer(server.address, { idleMs: 1 })

  await hasty.send(ENVELOPE, MESSAGE)
  await expect.poll(() => seen.closed).toBe(1)
  await patient.send(ENVELOPE, MESSAGE)
  patient.close()
  await expect.poll(() => seen.closed).toBe(2)
  await patient.send(ENVELOPE, MESSAGE)

  await expect.poll(() => seen.closed).toBe(3)
  expect(server.taken).toHaveLength(3)
})

test('where encryption is asked for, a server without it hears nothing of a mail', async () => {
  const server = await startMailServer()
  const login = { user: 'ada', pass: 'secret' }
  const mailer = createSmtpMailer({ ...server.address, tls: 'starttls', login })

  const answer = await mailer.send(ENVELOPE, MESSAGE)

  expect(answer).toMatchObject({ outcome: 'retry' })
  expect(server.taken).toEqual([])
})

test('a certificate that nobody vouches for is not spoken to', async () => {
  const server = await startMailServer({ disabledCommands: ['AUTH'] })
  const mailer = createSmtpMailer({ ...server.address, tls: 'starttls' })

  const answer = await mailer.send(ENVELOPE, MESSAGE)

  expect(answer).toEqual({ outcome: 'retry', status: null, fault: 'wrong_certificate' })
  expect(server.taken).toEqual([])
})

/** A server that counts its connections. */
async function startCountingServer() {
  const seen = { opened: 0, closed: 0 }
  const server = await startMailServer({
    onConnect: (_session, welcome) => {
      seen.opened++
      welcome()
    },
    onClose: () => {
      seen.closed++
    },
  })
  return { server, seen }
}

/** Answers one line for each that it is told. */
function answerWith(socket: Socket, answers: readonly string[]): void {
  const left = [...answers]
  const next = () => {
    const line = left.shift()
    if (line !== undefined) socket.write(`${line}\r\n`)
  }
  socket.on('data', next)
  next()
}
