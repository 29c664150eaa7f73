import { type Delivery, DeliveryPage } from '@sealpost/protocol'
import type { TestApp, TestVendor } from './make-test-app.ts'

/** The newest deliveries of an endpoint, as its vendor sees them. */
export async function readLog(
  app: TestApp,
  { key: token }: TestVendor,
  { id: webhookId }: { id: string },
): Promise<Delivery[]> {
  const answer = await app.call('listDeliveries', { token, params: { webhookId } })
  return DeliveryPage.parse(await answer.json()).items
}
