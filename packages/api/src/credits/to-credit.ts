import type { Credit } from '@sealpost/protocol'
import type { credits } from '../storage/schema.ts'
import { toTimestamp } from '../storage/timestamp.ts'

/** An entry as everybody may see it: nothing that leads to the report it was earned by. */
export function toCredit({
  name,
  url,
  publishedAtMs,
}: Pick<typeof credits.$inferSelect, 'name' | 'url' | 'publishedAtMs'>): Credit {
  return { name, ...(url !== null && { url }), publishedAt: toTimestamp(publishedAtMs) }
}
