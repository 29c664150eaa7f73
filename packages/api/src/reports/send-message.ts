import type { EntryAccepted, NewMessage } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { appendEntry } from './append-entry.ts'
import type { ReportKey } from './find-report.ts'
import { receiveItem, toNewEntry } from './new-entry.ts'

/**
 * Adds a vendor's sealed message to the thread. A repeated message id gets the first answer.
 *
 * @throws {@link ProblemError} as protocol's operations table lists them.
 */
export async function sendMessage(
  deps: Deps,
  key: ReportKey,
  { messageId: id, entry: sealed }: NewMessage,
): Promise<EntryAccepted> {
  const item = await receiveItem(deps, sealed)
  const entry = await toNewEntry({ id, actor: 'vendor', change: null, item, attachments: [] })
  return appendEntry(deps, key, { entry })
}
