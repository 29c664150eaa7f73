import { AwsClient } from 'aws4fetch'
import * as z from 'zod/mini'
import { encodeBase64 } from '@sealpost/protocol'
import { MAIL_TIMEOUT_MS, type MailAnswer, type Mailer } from './mailer.ts'

/** Amazon SES, or whatever else speaks version 2 of its API. */
export type SesAccount = {
  /** Such as `https://email.eu-central-1.amazonaws.com`; no trailing slash. */
  endpoint: string
  region: string
  accessKeyId: string
  secretAccessKey: string
}

const Sent = z.object({ MessageId: z.string().check(z.regex(/^[\w-]{1,100}$/)) })
const Refused = z.object({ __type: z.optional(z.string()) })

// What SES says of a mail rather than of the account or the moment.
const ABOUT_THE_MAIL = ['MessageRejected', 'BadRequestException']

/** Hands mails over with nothing but `fetch` and WebCrypto, for platforms that open no sockets. */
export function createSesMailer(account: SesAccount): Mailer {
  const { endpoint, region, ...credentials } = account
  // The outbox tries again: trying here too would break its limits.
  const client = new AwsClient({ ...credentials, region, service: 'ses', retries: 0 })
  return {
    async send({ from, to }, message) {
      const body = JSON.stringify({
        FromEmailAddress: from,
        Destination: { ToAddresses: [to] },
        Content: { Raw: { Data: encodeBase64(message) } },
      })
      try {
        const answer = await client.fetch(`${endpoint}/v2/email/outbound-emails`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body,
          redirect: 'manual',
          signal: AbortSignal.timeout(MAIL_TIMEOUT_MS),
        })
        return await readAnswer(answer, region)
      } catch (error) {
        const isTimeout = error instanceof Error && error.name === 'TimeoutError'
        return { outcome: 'retry', status: null, fault: isTimeout ? 'timeout' : 'unreachable' }
      }
    },
  }
}

async function readAnswer(answer: Response, region: string): Promise<MailAnswer> {
  const { status, headers } = answer
  const said: unknown = await answer.json().catch(() => null)
  if (answer.ok) {
    const sent = Sent.safeParse(said).data
    // SES puts its own in the place of ours.
    const domain = region === 'us-east-1' ? 'email.amazonses.com' : `${region}.amazonses.com`
    const messageId = sent && `${sent.MessageId}@${domain}`
    return { outcome: 'delivered', status, fault: null, ...(messageId && { messageId }) }
  }
  const type = headers.get('x-amzn-errortype') ?? Refused.safeParse(said).data?.__type ?? ''
  const isRefused = status === 400 && ABOUT_THE_MAIL.some((name) => type.includes(name))
  return { outcome: isRefused ? 'refused' : 'retry', status, fault: null }
}
