import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { verifyWebhook, WebhookError } from '@sealpost/sdk/webhooks'
import { type Office, updateTicket } from './update-ticket.ts'

export type BotOptions = Office & {
  vendor: string
  /** The webhook's secret, `whsec_…`, or the keys of the service, `whpk_…`. */
  keys: readonly string[]
}

/** Takes the requests of a webhook. What is not answered with 204 is sent again for about three days. */
export function createBot({ vendor, keys, desk, tracker }: BotOptions): Hono {
  const bot = new Hono()

  bot.post('/sealpost', bodyLimit({ maxSize: 16 * 1024 }), async (c) => {
    const { headers } = c.req.raw
    const event = await verifyWebhook({ body: await c.req.text(), headers, keys, vendor })
    if (event.type !== 'ping' && event.reportId !== null && !tracker.isDone(event.id)) {
      await updateTicket({ desk, tracker }, { ...event, reportId: event.reportId })
      // Last: what is interrupted before is done once more.
      tracker.markDone(event.id)
    }
    return c.body(null, 204)
  })

  bot.onError((error, c) => {
    if (error instanceof WebhookError) return c.text(error.code, 401)
    // The name only: what an error says may come from a report.
    console.error(JSON.stringify({ event: 'failed', fault: error.name }))
    return c.body(null, 500)
  })

  return bot
}
