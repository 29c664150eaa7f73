import { type Delivery, DeliveryState } from '@sealpost/protocol'
import type { DeliveryFilters } from '../resources/webhooks.ts'
import type { OptionSpec } from './command.ts'
import type { Io } from './io.ts'
import { parseChoice, parseCount } from './parse-option.ts'
import { renderDelivery } from './render-delivery.ts'

const DEFAULT_LIMIT = 50
const STATES = DeliveryState.options

/** Options of every command that lists deliveries. */
export const DELIVERY_OPTIONS = {
  state: { type: 'string', value: '<state>', help: `One of ${STATES.join(', ')}` },
  limit: { type: 'string', value: '<n>', help: `At most so many. Default: ${DEFAULT_LIMIT}` },
} as const satisfies Record<string, OptionSpec>

type Given = { state?: string; limit?: string; json?: boolean }

/** Prints deliveries, newest first. */
export async function listDeliveries(
  given: Given,
  io: Io,
  list: (filters: DeliveryFilters) => AsyncIterable<Delivery>,
): Promise<void> {
  const limit = parseCount('--limit', given.limit) ?? DEFAULT_LIMIT
  const state = parseChoice('--state', given.state, STATES)
  const deliveries: Delivery[] = []
  for await (const delivery of list({ state, limit: Math.min(limit, 100) })) {
    deliveries.push(delivery)
    if (deliveries.length === limit) break
  }
  if (given.json) io.printJson(deliveries)
  else if (deliveries.length === 0) io.note('Nothing was sent.')
  else for (const delivery of deliveries) io.print(renderDelivery(delivery))
}
