import { type Answers, type AttachedFile, FORMAT, sha256 } from '@sealpost/protocol'
import type { EntryContent } from '../../sealing/sealing.ts'
import { VERSION } from '../../session/version.ts'
import { addToCase, type SealedNewEntry } from '../../transport/add-to-case.ts'
import type { AskOptions } from '../../transport/ask.ts'
import { TroubleError } from '../../trouble.ts'
import type { UploadTarget } from '../../uploads/uploads.ts'
import { fieldOf } from './field-of.ts'
import type { Desk } from './open-case.ts'
import type { IdentifiedContribution, OpenedCase } from './opened-case.ts'

/**
 * Seals a contribution at the next position of the reporter's thread. Nothing is sent.
 *
 * @throws {@link TroubleError} why nothing can be sealed.
 */
export async function sealEntry(
  { sealing }: Desk,
  opened: OpenedCase,
  contribution: IdentifiedContribution,
): Promise<SealedNewEntry> {
  const { opener, writer } = opened
  if (!opener) throw new TroubleError('report_deleted')
  if ('trouble' in writer) throw new TroubleError(writer.trouble)
  const { id, change, readable, uploaded } = contribution
  const now = new Date()
  const entry = await sealing.sealEntry({
    content: contentOf(opened, contribution, now),
    text: readable,
    opener,
    profile: writer.profile,
    now,
  })
  return { id, ...(change && { change }), entry, attachments: uploaded?.stored ?? [] }
}

/**
 * What files are sealed and uploaded with before they join a case.
 *
 * @throws {@link TroubleError} why nothing can be sealed.
 */
export async function uploadTarget(
  { place, sealing }: Desk,
  receiptText: string,
  { opener, writer, standing }: OpenedCase,
): Promise<UploadTarget> {
  if (!opener) throw new TroubleError('report_deleted')
  if ('trouble' in writer) throw new TroubleError(writer.trouble)
  const { accessToken } = await sealing.openReceipt(receiptText, place.vendor)
  const recipients = writer.profile.recipients.get(standing.channel)
  if (!recipients) throw new TroubleError('recipient_unusable')
  return { accessToken, recipients: [...recipients, opener.key.certificate] }
}

/**
 * Posts a sealed entry; calling it again repeats the same bytes.
 *
 * @throws {@link TroubleError} `answer_untrue` if the service confirms something else.
 */
export async function sendEntry(
  { place, sealing }: Desk,
  receiptText: string,
  ...[entry, options]: [entry: SealedNewEntry, options?: Partial<AskOptions>]
): Promise<void> {
  const { accessToken } = await sealing.openReceipt(receiptText, place.vendor)
  const { json } = await addToCase(place, accessToken, entry, options)
  const confirmed = { id: entry.id, ciphertextHash: await sha256(entry.entry.sealed) }
  const isOurs = Object.entries(confirmed).every(([key, value]) => fieldOf(json, key) === value)
  if (!isOurs) throw new TroubleError('answer_untrue')
}

function contentOf(
  { standing, position }: OpenedCase,
  { id, change, text, answers, embargo, credited, uploaded }: IdentifiedContribution,
  now: Date,
): EntryContent {
  const { vendor, channel, urgent, reportId } = standing
  const attached = uploaded?.attached ?? []
  const context = {
    format: FORMAT,
    vendor,
    channel,
    urgent,
    reportId,
    direction: 'reporter',
    ...position,
    bundle: `widget/${VERSION}`,
    origin: location.origin,
    day: now.toISOString().slice(0, 10),
    attachments: attached,
  } as const
  const said = {
    ...(answers && { answers: withFiles(answers, attached) }),
    ...(embargo && { embargo }),
    ...(credited && { credited }),
  }
  const note = text === '' ? {} : { note: text }
  return change
    ? { ...context, kind: 'event', body: { changeId: id, change, ...note, ...said } }
    : { ...context, kind: 'message', body: { messageId: id, text, ...said } }
}

/** Files that come with an answer join those that came with the report. */
function withFiles(answers: Answers, attached: readonly AttachedFile[]): Answers {
  if (attached.length === 0) return answers
  return { ...answers, evidence: [...(answers.evidence ?? []), ...attached.map(({ id }) => id)] }
}
