import {
  Case,
  decodeBase64,
  deriveReceiptKeys,
  unwrapState,
  type VendorSlug,
} from '@sealpost/protocol'
import { readSecretKey } from '@sealpost/protocol/envelope'
import { TroubleError } from '../trouble.ts'
import type { OpenedReceipt, Opener, ReadCase } from './sealing.ts'

/**
 * Checks the shape of a case's answers, each with the next part of its thread, and unwraps what the
 * service kept for the receipt.
 *
 * @throws {@link TroubleError} `answer_malformed`, `answer_untrue`; ReceiptError `wrapped_state_unreadable`.
 */
export async function readCase(
  pages: readonly unknown[],
  opened: OpenedReceipt,
  vendor: VendorSlug,
): Promise<ReadCase> {
  const parsed = pages.map((page) => Case.safeParse(page))
  const fault = parsed.find(({ success }) => !success)
  // The last answer knows what changed since the first, and that there is no more.
  const last = parsed.at(-1)?.data
  if (fault || last?.nextRevision !== null) {
    throw new TroubleError('answer_malformed', { cause: fault?.error })
  }
  if (last.vendor !== vendor) throw new TroubleError('answer_untrue')
  const answer = { ...last, thread: parsed.flatMap(({ data }) => data?.thread ?? []) }
  return { answer, opener: await openState(answer, opened) }
}

async function openState(answer: Case, { receipt }: OpenedReceipt): Promise<Opener | null> {
  const { wrappedState, vendor, reportId } = answer
  if (wrappedState === null) return null
  const { wrapKey } = await deriveReceiptKeys(receipt, vendor)
  const state = await unwrapState(wrapKey, decodeBase64(wrappedState), vendor, reportId)
  if (state.reportId !== reportId) throw new TroubleError('answer_untrue')
  const { fingerprint, profileHash } = state
  return { key: await readSecretKey(state.casePrivateKey), fingerprint, profileHash }
}
