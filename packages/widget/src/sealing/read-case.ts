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
 * Checks the shape of a case answer and unwraps what the service kept for the receipt.
 *
 * @throws {@link TroubleError} `answer_malformed`, `answer_untrue`; ReceiptError `wrapped_state_unreadable`.
 */
export async function readCase(
  json: unknown,
  opened: OpenedReceipt,
  vendor: VendorSlug,
): Promise<ReadCase> {
  const { data: answer, error } = Case.safeParse(json)
  if (!answer) throw new TroubleError('answer_malformed', { cause: error })
  if (answer.vendor !== vendor) throw new TroubleError('answer_untrue')
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
