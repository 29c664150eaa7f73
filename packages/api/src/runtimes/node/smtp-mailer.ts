import * as z from 'zod/mini'
import type { DeliveryFault } from '@sealpost/protocol'
import { type Envelope, MAIL_TIMEOUT_MS, type MailAnswer, type Mailer } from '../../mail/mailer.ts'
import { createIdleLines } from './idle-lines.ts'
import { openLine, type SmtpLine, type SmtpServer } from './smtp-line.ts'

type Limits = {
  /** For all of a mail. */
  timeoutMs: number
  /** Without a word of the server's. */
  silenceMs: number
  /** For which a connection is kept for the next mail; less than servers wait for one. */
  idleMs: number
}

const LIMITS: Limits = { timeoutMs: MAIL_TIMEOUT_MS, silenceMs: 30_000, idleMs: 10_000 }

/** The server ends the connection (RFC 5321 §3.8). */
const CLOSING_STATUS = 421

/** What nodemailer's errors say besides their message, which may hold an address. */
const Failure = z.object({
  code: z.optional(z.string()),
  /** Node's own, where it was a socket that failed. */
  originalCode: z.optional(z.string()),
  command: z.optional(z.string()),
  responseCode: z.optional(z.number()),
})

const FAULTS: Readonly<Record<string, DeliveryFault>> = {
  EDNS: 'unknown_host',
  ETIMEDOUT: 'timeout',
  ETLS: 'wrong_certificate',
}
const CERTIFICATE_CODE = /CERT|SELF_SIGNED|VERIFY/

type Mail = { envelope: Envelope; message: Uint8Array<ArrayBuffer>; untilMs: number }

/**
 * Hands mails over, with a limit on all of each and on each silence. A connection that brought one is
 * kept for the next for a while.
 */
export function createSmtpMailer(
  server: SmtpServer,
  limits: Partial<Limits> = {},
): Required<Mailer> {
  const { timeoutMs, silenceMs, idleMs } = { ...LIMITS, ...limits }
  const idle = createIdleLines(idleMs)

  async function sendOn(line: SmtpLine, { envelope, message, untilMs }: Mail): Promise<MailAnswer> {
    try {
      await withinTime(line.send(envelope, message), untilMs)
      idle.keep(line)
      return { outcome: 'delivered', status: 250, fault: null }
    } catch (error) {
      line.close()
      return toAnswer(error)
    }
  }

  return {
    async send(envelope, message) {
      const mail = { envelope, message, untilMs: performance.now() + timeoutMs }
      const kept = idle.take()
      const answer = kept && (await sendOn(kept, mail))
      return answer && !isStale(answer) ? answer : sendOn(openLine(server, silenceMs), mail)
    },
    close: idle.close,
  }
}

/** Whether a connection that was kept had come to its end, unnoticed until something was sent on it. */
function isStale({ status, fault }: MailAnswer): boolean {
  return fault === 'unreachable' || status === CLOSING_STATUS
}

async function withinTime(work: Promise<void>, untilMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const end = new Promise<never>((_, reject) => {
    const leftMs = Math.max(0, untilMs - performance.now())
    timer = setTimeout(() => reject(Object.assign(new Error(), { code: 'ETIMEDOUT' })), leftMs)
  })
  try {
    await Promise.race([work, end])
  } finally {
    clearTimeout(timer)
  }
}

function toAnswer(error: unknown): MailAnswer {
  const failure = Failure.safeParse(error).data ?? {}
  const { command = '', responseCode = null } = failure
  if (responseCode === null) return { outcome: 'retry', status: null, fault: faultOf(failure) }
  // A wrong password, or a sender that is not allowed, is the operator's to mend: mail waits for that.
  const isAboutMail = command === 'RCPT TO' || command === 'DATA'
  const isRefused = isAboutMail && responseCode >= 500
  return { outcome: isRefused ? 'refused' : 'retry', status: responseCode, fault: null }
}

function faultOf({ code = '', originalCode = '' }: z.infer<typeof Failure>): DeliveryFault {
  return CERTIFICATE_CODE.test(originalCode) ? 'wrong_certificate' : (FAULTS[code] ?? 'unreachable')
}
