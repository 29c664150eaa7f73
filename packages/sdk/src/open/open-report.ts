import {
  type Answers,
  type ReportDetail,
  type ReportSummary,
  reportContextFaults,
  type SealedReportItem,
  sha256,
} from '@sealpost/protocol'
import {
  type Certificate,
  type OpenedItem,
  openItem,
  readCertificate,
  type SecretKey,
  type VerifiedProfile,
} from '@sealpost/protocol/envelope'
import { parseVendor } from '../core/parse-input.ts'
import { type Finding, toFinding } from './findings.ts'
import { OpenReportError } from './open-error.ts'
import { policyFindings } from './policy-findings.ts'

/** What a reporter wrote, and how it reached the vendor. Plaintext. */
export type Report = Pick<
  SealedReportItem,
  'reportId' | 'vendor' | 'channel' | 'urgent' | 'day' | 'profileHash' | 'bundle' | 'origin' | 'to'
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
}

export type OpenReportInput = {
  /** Binary OpenPGP message, from the service or a mail. */
  sealed: Uint8Array<ArrayBuffer>
  key: SecretKey
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
 * @throws {@link OpenReportError} `not_a_report` if it is an event of a thread.
 */
export async function openReport(input: OpenReportInput): Promise<OpenedReport> {
  const { sealed, key } = input
  const { item, text, json, signature } = await openItem(sealed, { key, verifyWith: 'enclosed' })
  if (item.kind !== 'report') throw new OpenReportError('not_a_report')

  const reporter = await readCertificate(item.reporterCertificate, {
    now: signature.signedAt ?? new Date(item.day),
  })
  const findings = [
    ...signatureFindings(signature),
    ...contextFindings(item, signature, input),
    ...(await recordFindings(input, reporter, signature)),
    ...(KNOWN_BUNDLES.test(item.bundle) ? [] : [toFinding('bundle', item.bundle)]),
    ...profileFindings(item, input.profile),
  ]
  return { report: toReport(item, reporter), signature, findings, text, json }
}

function toReport(item: SealedReportItem, reporter: Certificate): Report {
  const { reportId, vendor, channel, urgent, day, profileHash, bundle, origin, to, body } = item
  return {
    reportId,
    vendor,
    channel,
    urgent,
    day,
    profileHash,
    bundle,
    origin,
    to,
    reporter,
    ...body,
  }
}

function signatureFindings({ state }: OpenedItem['signature']): Finding[] {
  switch (state) {
    case 'valid':
      return []
    case 'missing':
      return [toFinding('signature_missing')]
    case 'unknown_signer':
      return [toFinding('signature_unknown')]
    case 'invalid':
      return [toFinding('signature_invalid')]
  }
}

function contextFindings(
  item: SealedReportItem,
  { signer }: OpenedItem['signature'],
  { record, vendor, key }: OpenReportInput,
): Finding[] {
  const { reportId, channel, urgent, profileHash } = record ?? item
  return reportContextFaults(item, {
    reportId,
    channel,
    urgent,
    profileHash,
    vendor: parseVendor(vendor),
    recipient: key.certificate.fingerprint,
    // Without a valid signature there is a finding already, and nobody to compare `from` with.
    signer: signer ?? item.from,
  }).map((fault) => toFinding(fault))
}

async function recordFindings(
  { record, sealed }: OpenReportInput,
  reporter: Certificate,
  { signedAt }: OpenedItem['signature'],
): Promise<Finding[]> {
  if (!record) return []
  const findings: Finding[] = []
  if ((await sha256(sealed)) !== record.ciphertextHash) findings.push(toFinding('ciphertext_hash'))
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
