import type { Examined } from './examined.ts'
import { type Trouble, trouble } from './troubles.ts'

/** Whether mail has somewhere to go, and gets there. */
export async function checkMailboxes({ client, service, verified }: Examined): Promise<Trouble[]> {
  const { channels, reporterMail } = verified.profile.policy
  if (!service.mail) return reporterMail === 'offer' ? [trouble('mail_promised')] : []
  const lost = await Promise.all([
    client.mail.deliveries({ state: 'given_up' }),
    client.mail.deliveries({ state: 'refused' }),
  ])
  const hit = new Set(lost.flatMap(({ items }) => items.map(({ channel }) => channel)))
  return [
    ...channels
      .filter(({ mailbox }) => mailbox === undefined)
      .map(({ id }) => trouble('mailbox_missing', id)),
    ...[...hit].map((channel) => trouble('mail_lost', channel)),
  ]
}
