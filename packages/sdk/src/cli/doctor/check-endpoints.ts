import type { Webhook } from '@sealpost/protocol'
import { renderAnswer } from '../render-delivery.ts'
import type { Examined } from './examined.ts'
import { type Trouble, trouble } from './troubles.ts'

/** Whether every webhook is told of what happens, and takes a test request now. */
export async function checkEndpoints(examined: Examined): Promise<Trouble[]> {
  const webhooks = await examined.client.webhooks.list()
  const troubles = webhooks.map((webhook) => checkEndpoint(webhook, examined))
  return [...nobodyTold(webhooks, examined), ...(await Promise.all(troubles)).flat()]
}

function nobodyTold(webhooks: readonly Webhook[], { service, verified }: Examined): Trouble[] {
  const isTold = webhooks.some(({ enabled, types }) => enabled && types.includes('report.received'))
  const { channels } = verified.profile.policy
  const isMailed = service.mail && channels.some(({ mailbox }) => mailbox !== undefined)
  return isTold || isMailed ? [] : [trouble('nobody_told')]
}

async function checkEndpoint(webhook: Webhook, { client }: Examined): Promise<Trouble[]> {
  const about = `${webhook.label}, ${webhook.url}`
  if (!webhook.enabled) {
    return [trouble(webhook.disabledBy === 'gone' ? 'webhook_gone' : 'webhook_off', about)]
  }
  const [ping, ...lost] = await Promise.all([
    client.webhooks.ping(webhook.id),
    client.webhooks.deliveries(webhook.id, { state: 'given_up' }),
    client.webhooks.deliveries(webhook.id, { state: 'refused' }),
  ])
  const answer = renderAnswer(ping) ?? 'it did not answer'
  return [
    ...(ping.isDelivered ? [] : [trouble('webhook_failing', `${about}: ${answer}`)]),
    ...(lost.some(({ items }) => items.length > 0) ? [trouble('webhook_lost', about)] : []),
  ]
}
