import { verifyWebhook, WebhookError } from '@sealpost/sdk/webhooks'

/** Takes events wherever there are `Request` and `Response`, and hands each to somebody. */
export async function receiveEvent(
  request: Request,
  ...[secret, tell]: [secret: string, tell: (news: string) => void]
): Promise<Response> {
  try {
    const { headers } = request
    const event = await verifyWebhook({ body: await request.text(), headers, keys: secret })
    if (event.type === 'report.received') tell(`New report ${event.reportId}`)
    return new Response(null, { status: 204 })
  } catch (error) {
    if (error instanceof WebhookError) return new Response(error.code, { status: 400 })
    throw error
  }
}
