import type { Delivery, DeliveryFault } from '@sealpost/protocol'

const FAULTS: Record<DeliveryFault, string> = {
  unknown_host: 'its host has no address',
  unsafe_address: 'its host leads to an address that is not public',
  unreachable: 'nothing listens there, or the connection was cut',
  wrong_certificate: 'its certificate does not count for this host',
  timeout: 'it did not answer in time',
  unsafe_answer: 'it redirected, or answered more than a few words',
}

/** How an attempt was answered, in words; null if it was not answered and nobody knows why. */
export function renderAnswer({ status, fault }: Pick<Delivery, 'status' | 'fault'>): string | null {
  if (fault) return FAULTS[fault]
  return status === null ? null : `answered ${status}`
}

/** One line of a list of deliveries; `channel` is the mailbox of a mail. */
export function renderDelivery(delivery: Delivery & { channel?: string }): string {
  const { eventId, type, reportId, state, attempts, channel, nextAttemptAt } = delivery
  const answer = renderAnswer(delivery)
  return [
    String(eventId).padStart(6),
    delivery.lastAttemptAt ?? '-'.padEnd(24),
    state.padEnd(9),
    ...(channel === undefined ? [] : [channel]),
    type,
    ...(reportId ? [reportId] : []),
    `${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}`,
    ...(answer ? [answer] : []),
    ...(nextAttemptAt ? [`again ${nextAttemptAt}`] : []),
  ].join('  ')
}
