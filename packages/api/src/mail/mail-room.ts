import type { MailAddress } from './mail-address.ts'
import type { Mailer } from './mailer.ts'
import type { OptOut } from './opt-out.ts'

/** All that it takes to send mail; a service without it sends none. */
export type MailRoom = {
  /** The operator's address: every mail comes from it, and comes back to it. */
  from: MailAddress
  mailer: Mailer
  optOut: OptOut
}
