import {
  armorSealed,
  deriveReceiptKeys,
  encodeBase64,
  FORMAT,
  type ReportId,
  type SealedReportItem,
  wrapState,
} from '@sealpost/protocol'
import {
  type Certificate,
  generateCaseKey,
  openItem,
  type Sealed,
  type SecretKey,
  sealItem,
} from '@sealpost/protocol/envelope'
import { TroubleError } from '../trouble.ts'
import type { PreparedReport, PrepareInput } from './sealing.ts'

/** Makes a case key, seals the draft to the channel's recipients and to that key, and wraps the key under the receipt. */
export async function prepareReport(input: PrepareInput): Promise<PreparedReport> {
  const { profile, hash: profileHash } = input.profile
  const { vendor } = profile
  const recipients = input.profile.recipients.get(input.draft.channel)
  if (!recipients) throw new TroubleError('recipient_unusable')

  const reportId = createReportId()
  const caseKey = await generateCaseKey(input.now)
  const everyone = [...recipients, caseKey.certificate]
  const item = reportItem(input, { reportId, caseKey, everyone })
  const sealed = await sealItem({
    item,
    text: input.draft.text,
    signer: caseKey,
    recipients: everyone,
    now: input.now,
  })
  await requireReadable(sealed, item, caseKey)

  const { tokenHash, wrapKey } = await deriveReceiptKeys(input.receipt, vendor)
  const { fingerprint } = input
  const state = { casePrivateKey: caseKey.armored, fingerprint, profileHash, reportId }

  return {
    reportId,
    submission: {
      reportId,
      channel: input.draft.channel,
      urgent: input.draft.urgent,
      profileHash,
      tokenHash,
      reporterKeyId: caseKey.certificate.encryptionKeyId,
      wrappedState: encodeBase64(await wrapState(wrapKey, state, vendor)),
      sealed,
    },
    sealedFile: { name: `${vendor}-${reportId}.asc`, text: armorSealed(sealed) },
  }
}

type Making = { reportId: ReportId; caseKey: SecretKey; everyone: readonly Certificate[] }

function reportItem(
  input: PrepareInput,
  { reportId, caseKey, everyone }: Making,
): SealedReportItem {
  const { draft } = input
  return {
    format: FORMAT,
    kind: 'report',
    vendor: input.profile.profile.vendor,
    channel: draft.channel,
    urgent: draft.urgent,
    reportId,
    direction: 'reporter',
    sequence: 0,
    previousHash: null,
    from: caseKey.certificate.fingerprint,
    to: everyone.map(({ fingerprint }) => fingerprint),
    profileHash: input.profile.hash,
    bundle: input.bundle,
    origin: input.origin,
    day: input.now.toISOString().slice(0, 10),
    reporterCertificate: caseKey.certificate.armored,
    body: {
      language: draft.language,
      answers: draft.answers,
      acceptedRules: [...draft.acceptedRules],
    },
    attachments: [],
  }
}

/**
 * Opens what was sealed, as its reporter will. OpenPGP.js encrypts with the browser's AES and decrypts
 * with its own: bytes that open were encrypted, whatever a page may have done to WebCrypto.
 */
async function requireReadable(
  sealed: Sealed,
  item: SealedReportItem,
  caseKey: SecretKey,
): Promise<void> {
  try {
    const opened = await openItem(sealed, { key: caseKey, verifyWith: 'enclosed' })
    if (opened.signature.state === 'valid' && opened.json === JSON.stringify(item)) return
  } catch (cause) {
    throw new TroubleError('self_check_failed', { cause })
  }
  throw new TroubleError('self_check_failed')
}

/** `randomUUID` makes a version 4 UUID in lower case, which is what the brand names. */
function createReportId(): ReportId {
  return crypto.randomUUID() as string as ReportId
}
