import { SMTPServer } from 'smtp-server'
import { onTestFinished } from 'vitest'

/** A real mail server on this machine, which takes what is for anybody, or refuses it for good. */
export async function startMailServer({ refuses = false } = {}) {
  const taken: { to: string[]; text: string }[] = []
  const smtp = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    closeTimeout: 1,
    onRcptTo: (_address, _session, answer) =>
      answer(refuses ? Object.assign(new Error('No such user'), { responseCode: 550 }) : null),
    onData: (stream, { envelope }, answer) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const to = envelope.rcptTo.map(({ address }) => address)
        taken.push({ to, text: Buffer.concat(chunks).toString() })
        answer()
      })
    },
  })
  smtp.on('error', () => undefined)
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => smtp.close(resolve)))
  const address = smtp.server.address()
  const port = typeof address === 'object' ? address?.port : address
  const environment = {
    SEALPOST_SMTP_URL: `smtp://127.0.0.1:${port ?? ''}`,
    SEALPOST_MAIL_FROM: 'reports@sealpost.example',
  }
  return { taken, environment }
}
