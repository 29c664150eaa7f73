import { MailAddress } from '../mail/mail-address.ts'
import type { MailHead } from '../mail/mail-message.ts'
import { MessageId } from '../mail/message-id.ts'

/** What stands above a mail that nothing is wrong with. */
export function makeHead(change: Partial<MailHead> = {}): MailHead {
  return {
    from: MailAddress.parse('sealpost@mail.example'),
    to: MailAddress.parse('security@acme.example'),
    subject: '[PM-7F3K-92QD] vulnerability',
    messageId: MessageId.parse('0123456789abcdef@mail.example'),
    follows: null,
    atMs: Date.parse('2026-01-01T00:00:00Z'),
    ...change,
  }
}
