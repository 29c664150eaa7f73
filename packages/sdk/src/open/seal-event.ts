import {
  type EntryId,
  encodeBase64,
  FORMAT,
  type SealedEvent,
  type SealedEventItem,
  type ThreadPosition,
  type VisibleChange,
} from '@sealpost/protocol'
import {
  type Certificate,
  type SecretKey,
  sealItem,
  type VerifiedProfile,
} from '@sealpost/protocol/envelope'
import { BUNDLE } from '../core/version.ts'
import { describeChange } from './describe-change.ts'
import { isDoubtful } from './findings.ts'
import { OpenReportError } from './open-error.ts'
import type { OpenedReport } from './open-report.ts'

export type EventInput = {
  /** The opened report: it, and never the service, says which key the answer is sealed to. */
  opened: OpenedReport
  /** The profile that the report was sealed under; null if it could not be verified. */
  profile: VerifiedProfile | null
  /** Where the event must stand; the service's `nextEvent`. */
  position: ThreadPosition
  change: VisibleChange
  changeId: EntryId
  /** Words for the reporter that the service cannot read. */
  note?: string | undefined
  /** A key that the profile names among its signers. */
  key: SecretKey
  now: Date
}

/**
 * Seals a change for everyone who can read the report, signed as the vendor.
 *
 * @throws {@link OpenReportError} `doubtful_report` if the report did not pass its checks,
 * `not_a_signer` if the profile does not let this key speak for the vendor.
 * @throws SealError of protocol's envelope if a recipient's key cannot be used any more, or the text is too long.
 */
export async function sealEvent(input: EventInput): Promise<SealedEvent> {
  const { opened, position, key, now } = input
  const { reporter, channel } = opened.report
  const profile = requireAnswerable(input)
  const recipients = [...(profile.recipients.get(channel) ?? []), reporter]
  const sealed = await sealItem({
    item: toItem(input, recipients),
    text: describeChange({ ...input, policy: profile.profile.policy }),
    signer: key,
    recipients,
    now,
  })
  return { ...position, sealed: encodeBase64(sealed) }
}

function requireAnswerable({ opened, profile, key }: EventInput): VerifiedProfile {
  if (!profile || profile.hash !== opened.report.profileHash || isDoubtful(opened.findings)) {
    throw new OpenReportError('doubtful_report')
  }
  if (!profile.profile.signers.includes(key.certificate.fingerprint)) {
    throw new OpenReportError('not_a_signer')
  }
  return profile
}

function toItem(input: EventInput, recipients: readonly Certificate[]): SealedEventItem {
  const { opened, position, change, changeId, note, key, now } = input
  const { vendor, channel, urgent, reportId, profileHash } = opened.report
  return {
    format: FORMAT,
    kind: 'event',
    direction: 'vendor',
    vendor,
    channel,
    urgent,
    reportId,
    profileHash,
    ...position,
    from: key.certificate.fingerprint,
    to: recipients.map(({ fingerprint }) => fingerprint),
    bundle: BUNDLE,
    origin: null,
    day: now.toISOString().slice(0, 10),
    attachments: [],
    body: { changeId, change, ...(note !== undefined && { note }) },
  }
}
