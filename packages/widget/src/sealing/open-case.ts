import {
  Case,
  decodeBase64,
  deriveReceiptKeys,
  reportContextFaults,
  sha256,
  unwrapState,
} from '@sealpost/protocol'
import { openItem, readSecretKey } from '@sealpost/protocol/envelope'
import { TroubleError } from '../trouble.ts'
import { openHistory } from './open-history.ts'
import type {
  CaseEntry,
  CaseReport,
  OpenCaseInput,
  OpenedCase,
  Opener,
  Standing,
} from './sealing.ts'
import { UnverifiableError, unverifiableReason } from './unverifiable.ts'

/**
 * Opens a case answer with its receipt and says who vouches for what.
 *
 * @throws {@link TroubleError} `answer_malformed`, `answer_untrue`; ReceiptError `wrapped_state_unreadable`.
 */
export async function openCase(input: OpenCaseInput): Promise<OpenedCase> {
  const { vendor } = input.profile.profile
  const { data: answer, error } = Case.safeParse(input.answer)
  if (!answer) throw new TroubleError('answer_malformed', { cause: error })
  if (answer.vendor !== vendor) throw new TroubleError('answer_untrue')

  const { sealed, wrappedState, history, ...standing } = answer
  const opener = wrappedState === null ? null : await openState(wrappedState, answer, input)
  const entries = await openHistory(history, { standing, opener, signers: input.profile.signers })
  return {
    standing,
    statusMark: statusMark(standing.status, entries),
    report:
      sealed === null || opener === null
        ? { state: 'deleted' }
        : await openReport(decodeBase64(sealed), standing, opener),
    history: entries,
  }
}

async function openState(wrapped: string, answer: Case, input: OpenCaseInput): Promise<Opener> {
  const { wrapKey } = await deriveReceiptKeys(input.receipt, answer.vendor)
  const bytes = decodeBase64(wrapped)
  const state = await unwrapState(wrapKey, bytes, answer.vendor, answer.reportId)
  if (state.reportId !== answer.reportId) throw new TroubleError('answer_untrue')
  const key = await readSecretKey(state.casePrivateKey)
  return { key, profileHash: state.profileHash }
}

async function openReport(
  sealed: Uint8Array<ArrayBuffer>,
  standing: Standing,
  { key, profileHash }: Opener,
): Promise<CaseReport> {
  try {
    if ((await sha256(sealed)) !== standing.ciphertextHash) {
      throw new UnverifiableError('ciphertext_hash')
    }
    const { item, text, signature } = await openItem(sealed, { key, verifyWith: 'enclosed' })
    const own = key.certificate.fingerprint
    if (item.kind !== 'report') throw new UnverifiableError('kind')
    if (signature.state !== 'valid') throw new UnverifiableError(signature.state)
    // The enclosed certificate could be anybody's: only the key that the receipt unwrapped is mine.
    if (signature.signer !== own) throw new UnverifiableError('unknown_signer')
    const { vendor, reportId, channel, urgent } = standing
    const [fault] = reportContextFaults(item, {
      vendor,
      reportId,
      channel,
      urgent,
      profileHash,
      recipient: own,
      signer: signature.signer,
    })
    if (fault) throw new UnverifiableError(fault)
    return { state: 'open', item, text }
  } catch (error) {
    return { state: 'unverifiable', reason: unverifiableReason(error), sealed }
  }
}

function statusMark(
  status: Standing['status'],
  history: readonly CaseEntry[],
): OpenedCase['statusMark'] {
  const latest = history.findLast(({ change }) => change.status !== undefined)
  return latest?.mark === 'signed' && latest.change.status === status ? 'signed' : 'stated'
}
