import { type FeedEvent, FeedPage } from '@sealpost/protocol'
import type { TestApp, TestVendor } from './make-test-app.ts'

/** A vendor's whole feed, page by page, as a vendor would read it. */
export async function readFeed(
  app: TestApp,
  { key }: Pick<TestVendor, 'key'>,
  limit = 100,
): Promise<FeedEvent[]> {
  const items: FeedEvent[] = []
  for (let after = 0; ; ) {
    const query = { after: String(after), limit: String(limit) }
    const answer = await app.call('listEvents', { token: key, query })
    const page = FeedPage.parse(await answer.json())
    if (page.items.length === 0) return items
    items.push(...page.items)
    after = page.last
  }
}
