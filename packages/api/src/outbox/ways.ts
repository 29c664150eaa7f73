import { filesWay } from '../mail/files-way.ts'
import { mailboxWay } from '../mail/mailbox-way.ts'
import { reporterWay } from '../mail/reporter-way.ts'
import type { Outlet } from '../storage/delivery-schema.ts'
import { webhookWay } from '../webhooks/webhook-way.ts'
import type { Way } from './way.ts'

/** Every way in which word of an event gets to somebody. */
export const WAYS: readonly Way[] = [webhookWay, mailboxWay, filesWay, reporterWay]

/** The way to an outlet; each kind that a delivery is made for has one. */
export function wayTo(outlet: Outlet): Way {
  const [kind] = outlet.split(':')
  const way = WAYS.find((each) => each.kind === kind)
  if (!way) throw new TypeError(`nothing leads to outlets of the kind ${kind}`)
  return way
}
