import type { Deps } from '../deps.ts'
import { ProblemError } from '../problem-error.ts'
import { findUrlFault } from './unsafe-url.ts'

/**
 * Refuses what can never be sent to; what a name leads to is looked at when something is sent.
 *
 * @throws {@link ProblemError} `unusable_webhook`
 */
export function requireUsableUrl({ config }: Deps, url: string): void {
  const detail = findUrlFault(url, { allowLocalhost: config.webhooksToLocalhost })
  if (detail !== null) throw new ProblemError('unusable_webhook', { detail })
}
