import SMTPConnection from 'nodemailer/lib/smtp-connection'
import * as z from 'zod/mini'
import type { DeliveryFault } from '@sealpost/protocol'
import { MAIL_TIMEOUT_MS, type MailAnswer, type Mailer } from '../../mail/mailer.ts'

/** A server that takes mail from this service and brings it on. */
export type SmtpServer = {
  host: string
  port: number
  /** `at_once`: from the first byte. `starttls`: or nothing is said. `off`: as on one's own machine. */
  tls: 'at_once' | 'starttls' | 'off'
  login: { user: string; pass: string } | null
}

type Limits = { timeoutMs: number; silenceMs: number }

const LIMITS: Limits = { timeoutMs: MAIL_TIMEOUT_MS, silenceMs: 30_000 }

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

/** Hands each mail over on a connection of its own, with a limit on all of it and on each silence. */
export function createSmtpMailer(server: SmtpServer, limits = LIMITS): Mailer {
  const { timeoutMs, silenceMs } = limits
  const options = {
    host: server.host,
    port: server.port,
    secure: server.tls === 'at_once',
    requireTLS: server.tls === 'starttls',
    ignoreTLS: server.tls === 'off',
    connectionTimeout: silenceMs,
    greetingTimeout: silenceMs,
    socketTimeout: silenceMs,
    dnsTimeout: silenceMs,
    logger: false,
  }
  return {
    send: (envelope, message) =>
      new Promise((resolve) => {
        const connection = new SMTPConnection(options)
        const answer = (given: MailAnswer) => {
          clearTimeout(timer)
          // Before closing, which ends the connection and so would answer too: the first answer counts.
          resolve(given)
          connection.close()
        }
        const fail = (error: unknown) => answer(toAnswer(error))
        const timer = setTimeout(
          () => answer({ outcome: 'retry', status: null, fault: 'timeout' }),
          timeoutMs,
        )
        const send = () =>
          connection.send({ ...envelope, size: message.length }, toBuffer(message), (error) => {
            if (error) fail(error)
            else answer({ outcome: 'delivered', status: 250, fault: null })
          })
        connection.on('error', fail)
        connection.on('end', () => fail(null))
        connection.connect((refused) => {
          if (refused) fail(refused)
          else if (!server.login) send()
          else connection.login(server.login, (error) => (error ? fail(error) : send()))
        })
      }),
  }
}

/** The same bytes, not a copy. */
function toBuffer({ buffer, byteOffset, length }: Uint8Array<ArrayBuffer>): Buffer {
  return Buffer.from(buffer, byteOffset, length)
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
