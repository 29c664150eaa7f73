import { MailAddress } from '../mail/mail-address.ts'
import type { MailRoom } from '../mail/mail-room.ts'
import type { Envelope, MailAnswer, Mailer } from '../mail/mailer.ts'
import { createOptOut } from '../mail/opt-out.ts'

/** Whom all mails of test services come from. */
const SENDER = MailAddress.parse('sealpost@mail.example')

/** What sends mail, by any mailer. */
export async function makeMailRoom(mailer: Mailer): Promise<MailRoom> {
  return { from: SENDER, mailer, optOut: await createOptOut(new Uint8Array(32).fill(7)) }
}

export type SentMail = Envelope & { raw: Uint8Array<ArrayBuffer> }

/** A mailer that keeps what it is given. What it answers can be changed. */
export function makeMailer() {
  const sent: SentMail[] = []
  const answers: { next: MailAnswer } = { next: { outcome: 'delivered', status: 250, fault: null } }
  const mailer: Mailer = {
    send: (envelope, raw) => {
      sent.push({ ...envelope, raw })
      return Promise.resolve(answers.next)
    },
  }
  return { mailer, sent, answers }
}
