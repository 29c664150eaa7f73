import type { DeliveryFault } from '@sealpost/protocol'
import type { MailAddress } from './mail-address.ts'

/** Whom the servers between talk of; not what stands in the mail. */
export type Envelope = { from: MailAddress; to: MailAddress }

/** What became of a mail. Only what is said of this mail or its recipient refuses it; all else may pass. */
export type MailAnswer = {
  outcome: 'delivered' | 'retry' | 'refused'
  /** Of SMTP or HTTP; null without an answer. */
  status: number | null
  fault: DeliveryFault | null
  /** The `Message-ID` that it was given on the way, without angle brackets, if not its own. */
  messageId?: string
}

/** The longest that sending one takes, whatever the server does. */
export const MAIL_TIMEOUT_MS = 120_000

/** Hands mails to a server of the operator's. */
export type Mailer = {
  /** Never rejects. */
  send(envelope: Envelope, message: Uint8Array<ArrayBuffer>): Promise<MailAnswer>
  /** Ends what is kept open between mails. */
  close?(): void
}
