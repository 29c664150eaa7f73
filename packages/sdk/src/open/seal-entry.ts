import {
  type EmbargoMove,
  type EntryId,
  encodeBase64,
  FORMAT,
  type SealedEntry,
  type SealedEntryItem,
  type ThreadPosition,
  type VisibleChange,
} from '@sealpost/protocol'
import {
  type Certificate,
  KeyError,
  type OwnKey,
  SealError,
  sealItem,
  type VerifiedProfile,
} from '@sealpost/protocol/envelope'
import { BUNDLE } from '../core/version.ts'
import { AnswerError } from './answer-error.ts'
import { describeEntry } from './describe-entry.ts'
import { isDoubtful } from './findings.ts'
import type { OpenedReport } from './open-report.ts'

export type EntryInput = {
  /** The opened report: it, and never the service, says which key the answer is sealed to. */
  opened: Pick<OpenedReport, 'report' | 'findings'>
  /** The published profile: it names the vendor's recipients of today. */
  profile: VerifiedProfile
  /** Where the entry must stand; the service's `nextPosition`. */
  position: ThreadPosition
  id: EntryId
  /** What is changed; null for a message. */
  change: VisibleChange | null
  /** Words that the service cannot read. A message without any says something by `embargo`. */
  text?: string | undefined
  embargo?: EmbargoMove | undefined
  /** A key that the profile names among its signers. */
  key: OwnKey
  now: Date
}

/**
 * Seals a message or a change for the reporter and for every recipient of the channel, signed as the
 * vendor.
 *
 * @throws {@link AnswerError} if the report did not pass its checks, or a key or the profile cannot be
 * used today.
 * @throws SealError of protocol's envelope if the text is too long.
 */
export async function sealEntry(input: EntryInput): Promise<SealedEntry> {
  const { opened, profile, position, key, now } = input
  const recipients = requireRecipients(input)
  const { policy } = profile.profile
  const text = describeEntry({ ...input, opened, policy })
  const item = toItem(input, recipients)
  try {
    const sealed = await sealItem({ item, text, signer: key, recipients, now })
    return { ...position, profileHash: profile.hash, sealed: encodeBase64(sealed) }
  } catch (error) {
    throw error instanceof SealError ? sayWhatToDo(error) : error
  }
}

function requireRecipients({ opened, profile, key }: EntryInput): Certificate[] {
  if (isDoubtful(opened.findings)) throw new AnswerError('doubtful_report')
  if (!profile.profile.signers.includes(key.certificate.fingerprint)) {
    throw new AnswerError('not_a_signer')
  }
  const recipients = profile.recipients.get(opened.report.channel)
  if (!recipients) throw new AnswerError('no_channel')
  return [...recipients, opened.report.reporter]
}

/** A key may expire between two glances at it. */
function sayWhatToDo(error: SealError): Error {
  const { code, cause } = error
  if (code === 'recipient_unusable') return new AnswerError('recipient_unusable', { cause: error })
  return cause instanceof KeyError ? new AnswerError('signer_unusable', { cause }) : error
}

function toItem(input: EntryInput, recipients: readonly Certificate[]): SealedEntryItem {
  const { opened, profile, position, id, change, text, embargo, key, now } = input
  const { vendor, channel, urgent, reportId } = opened.report
  const context = {
    format: FORMAT,
    direction: 'vendor',
    vendor,
    channel,
    urgent,
    reportId,
    profileHash: profile.hash,
    ...position,
    from: key.certificate.fingerprint,
    to: recipients.map(({ fingerprint }) => fingerprint),
    bundle: BUNDLE,
    origin: null,
    day: now.toISOString().slice(0, 10),
  } as const
  const move = embargo && { embargo }
  if (!change) {
    const body = { messageId: id, text: text ?? '', ...move }
    return { ...context, kind: 'message', attachments: [], body }
  }
  const body = { changeId: id, change, ...(text && { note: text }), ...move }
  return { ...context, kind: 'event', attachments: [], body }
}
