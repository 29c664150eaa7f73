import {
  armorSealed,
  deriveReceiptKeys,
  encodeBase64,
  FORMAT,
  type SealedReportItem,
  wrapState,
} from '@sealpost/protocol'
import { generateCaseKey, sealItem } from '@sealpost/protocol/envelope'
import { TroubleError } from '../trouble.ts'
import type { UploadedFiles } from '../uploads/uploads.ts'
import { requireReadable } from './require-readable.ts'
import type { BegunReport, PreparedReport, PrepareInput } from './sealing.ts'

const NO_FILES: UploadedFiles = { attached: [], stored: [] }

/**
 * Makes a case key, seals the draft to the channel's recipients and to that key, and wraps the key
 * under the receipt. Its files join in {@link attachFiles}, once they are stored.
 */
export async function prepareReport(input: PrepareInput): Promise<PreparedReport> {
  const { earlier } = input
  const begun = earlier && isSameReport(earlier, input) ? earlier.begun : await begin(input)
  return seal(input, begun, NO_FILES)
}

/** Seals the same report once more, with its files. */
export function attachFiles(
  { input, begun }: PreparedReport,
  files: UploadedFiles,
): Promise<PreparedReport> {
  return seal(input, begun, files)
}

/** What files were sealed for stays right while receipt, recipients and terms do. */
function isSameReport({ input }: PreparedReport, now: PrepareInput): boolean {
  return (
    input.receipt === now.receipt &&
    input.profile.hash === now.profile.hash &&
    input.draft.channel === now.draft.channel
  )
}

async function begin({
  profile,
  draft,
  receipt,
  reportId,
  fingerprint,
  now,
}: PrepareInput): Promise<BegunReport> {
  const { vendor } = profile.profile
  const recipients = profile.recipients.get(draft.channel)
  if (!recipients) throw new TroubleError('recipient_unusable')

  const caseKey = await generateCaseKey(now)
  const { accessToken, tokenHash, wrapKey } = await deriveReceiptKeys(receipt, vendor)
  const state = {
    casePrivateKey: caseKey.armored,
    fingerprint,
    profileHash: profile.hash,
    reportId,
  }
  return {
    reportId,
    caseKey,
    recipients: [...recipients, caseKey.certificate],
    accessToken,
    tokenHash,
    wrappedState: encodeBase64(await wrapState(wrapKey, state, vendor).catch(failSealing)),
  }
}

/** A page may have broken its own crypto: whatever that throws, nothing is sent. */
function failSealing(cause: unknown): never {
  throw new TroubleError('crypto_failed', { cause })
}

async function seal(
  input: PrepareInput,
  begun: BegunReport,
  files: UploadedFiles,
): Promise<PreparedReport> {
  const { draft, profile, now } = input
  const { reportId, caseKey, recipients, tokenHash, wrappedState } = begun
  const item = reportItem(input, begun, files)
  const sealed = await sealItem({ item, text: draft.text, signer: caseKey, recipients, now })
  await requireReadable(sealed, item, caseKey)
  return {
    reportId,
    input: { ...input, earlier: null },
    begun,
    submission: {
      reportId,
      channel: draft.channel,
      urgent: draft.urgent,
      profileHash: profile.hash,
      tokenHash,
      reporterKeyId: caseKey.certificate.encryptionKeyId,
      wrappedState,
      sealed,
      attachments: files.stored,
      ...(draft.notify && { notify: draft.notify }),
    },
    sealedFile: { name: `${profile.profile.vendor}-${reportId}.asc`, text: armorSealed(sealed) },
  }
}

function reportItem(
  { draft, profile, bundle, origin, now }: PrepareInput,
  { reportId, caseKey, recipients }: BegunReport,
  { attached }: UploadedFiles,
): SealedReportItem {
  // In the form an answer names files of the form; what is sealed names those that were stored.
  const { evidence: _, ...answers } = draft.answers
  return {
    format: FORMAT,
    kind: 'report',
    vendor: profile.profile.vendor,
    channel: draft.channel,
    urgent: draft.urgent,
    reportId,
    direction: 'reporter',
    sequence: 0,
    previousHash: null,
    from: caseKey.certificate.fingerprint,
    to: recipients.map(({ fingerprint }) => fingerprint),
    profileHash: profile.hash,
    bundle,
    origin,
    day: now.toISOString().slice(0, 10),
    reporterCertificate: caseKey.certificate.armored,
    body: {
      language: draft.language,
      answers:
        attached.length > 0 ? { ...answers, evidence: attached.map(({ id }) => id) } : answers,
      acceptedRules: [...draft.acceptedRules],
    },
    attachments: attached,
  }
}
