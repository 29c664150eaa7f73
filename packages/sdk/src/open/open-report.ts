import {
  type Answers,
  type AttachedFile,
  type Fingerprint,
  LIMITS,
  type ReportDetail,
  type ReportSummary,
  reportContextFaults,
  type SealedReportItem,
  type Sha256,
  type StoredFile,
  sha256,
} from '@sealpost/protocol'
import {
  type Certificate,
  type OpenedItem,
  readCertificate,
  type VerifiedProfile,
} from '@sealpost/protocol/envelope'
import { parseVendor } from '../core/parse-input.ts'
import { type Finding, signatureFindings, toFinding } from './findings.ts'
import { OpenReportError } from './open-error.ts'
import { type OpeningKeys, openWith } from './open-with.ts'
import { policyFindings } from './policy-findings.ts'

/** What a reporter wrote, and how it reached the vendor. Plaintext. */
export type Report = Pick<
  SealedReportItem,
  | 'reportId'
  | 'vendor'
  | 'channel'
  | 'urgent'
  | 'day'
  | 'profileHash'
  | 'bundle'
  | 'origin'
  | 'to'
  | 'attachments'
> & {
  answers: Answers
  /** BCP 47 tag of the language the form was shown in. */
  language: string
  /** Ids of the policy's rules that the reporter accepted. */
  acceptedRules: string[]
  /** The key that signed the report and that answers are sealed to. */
  reporter: Certificate
}

export type OpenedReport = {
  report: Report
  /** Whether and when the reporter's key signed. */
  signature: OpenedItem['signature']
  /** What did not fit; empty for a report that is beyond doubt. */
  findings: Finding[]
  /** The words for people as they were sealed; LF line ends. Not checked against `report`. */
  text: string
  /** The exact JSON that was signed. */
  json: string
  /** Hash of the sealed bytes, which the reporter's next item names. */
  hash: Sha256
}

export type OpenReportInput = OpeningKeys & {
  /** Binary OpenPGP message, from the service or a mail. */
  sealed: Uint8Array<ArrayBuffer>
  /** The vendor's short name, that a report must have been sealed for. */
  vendor: string
  /** What the service says about the report. Without it, nothing is compared with the service. */
  record?: ReportSummary | ReportDetail | undefined
  /**
   * The profile that the report was sealed under, to see whether it answers what the policy requires;
   * null if it could not be verified. Without it, nothing is compared with a policy.
   */
  profile?: VerifiedProfile | null | undefined
}

const MAX_CLOCK_SKEW_MS = 24 * 60 * 60 * 1000
const KNOWN_BUNDLES = /^(widget|sdk)\/\d+\.\d+\.\d+/

/**
 * Opens a sealed report, checks the reporter's signature and compares what was signed with what the
 * service says. What does not fit is found, not thrown: look at `findings` first.
 *
 * @throws OpenError of protocol's envelope if it is not for this key, damaged or malformed.
 * @throws {@link OpenReportError} if it is an item of a thread.
 */
export async function openReport(input: OpenReportInput): Promise<OpenedReport> {
  const opened = await openWith(input.sealed, input, 'enclosed')
  const { item, text, json, signature, recipient } = opened
  if (item.kind !== 'report') throw new OpenReportError()

  const reporter = await readCertificate(item.reporterCertificate, {
    now: signature.signedAt ?? new Date(item.day),
  })
  const hash = await sha256(input.sealed)
  const findings = [
    ...signatureFindings(signature),
    ...contextFindings(item, { signer: signature.signer, recipient }, input),
    ...recordFindings({ reporter, hash, signature }, input.record),
    ...(KNOWN_BUNDLES.test(item.bundle) ? [] : [toFinding('bundle', item.bundle)]),
    ...profileFindings(item, input.profile),
  ]
  return { report: toReport(item, reporter), signature, findings, text, json, hash }
}

function toReport(item: SealedReportItem, reporter: Certificate): Report {
  const { reportId, vendor, channel, urgent, day, profileHash, bundle, origin, to } = item
  const facts = { reportId, vendor, channel, urgent, day, profileHash, bundle, origin, to }
  return { ...facts, attachments: item.attachments, reporter, ...item.body }
}

function contextFindings(
  item: SealedReportItem,
  { signer, recipient }: { signer: Fingerprint | null; recipient: Fingerprint },
  { record, vendor }: OpenReportInput,
): Finding[] {
  const { reportId, channel, urgent, profileHash } = record ?? item
  return reportContextFaults(item, {
    reportId,
    channel,
    urgent,
    profileHash,
    attachments: record?.attachments ?? item.attachments.map(asStored),
    vendor: parseVendor(vendor),
    recipient,
    // Without a valid signature there is a finding already, and nobody to compare `from` with.
    signer: signer ?? item.from,
  }).map((fault) => toFinding(fault))
}

/** As a service would state it, where none is asked. */
function asStored({ id, parts }: AttachedFile): StoredFile {
  return { id, size: parts.length * LIMITS.partBytes }
}

function recordFindings(
  {
    reporter,
    hash,
    signature: { signedAt },
  }: Pick<OpenedReport, 'hash' | 'signature'> & {
    reporter: Certificate
  },
  record: OpenReportInput['record'],
): Finding[] {
  if (!record) return []
  const findings: Finding[] = []
  if (hash !== record.ciphertextHash) findings.push(toFinding('ciphertext_hash'))
  if ('reporterKeyId' in record && record.reporterKeyId !== reporter.encryptionKeyId) {
    findings.push(toFinding('reporter_key'))
  }
  const skewMs = signedAt ? Math.abs(Date.parse(record.receivedAt) - Number(signedAt)) : 0
  if (skewMs > MAX_CLOCK_SKEW_MS) findings.push(toFinding('clock_skew', signedAt?.toISOString()))
  return findings
}

function profileFindings(item: SealedReportItem, verified: OpenReportInput['profile']): Finding[] {
  if (verified === undefined) return []
  if (verified === null) return [toFinding('profile_unverified')]
  if (verified.hash !== item.profileHash) return [toFinding('profile_hash')]
  return policyFindings(item, verified.profile.policy)
}
