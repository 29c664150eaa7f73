import {
  type Answers,
  type AttachedFile,
  type Credited,
  type EmbargoMove,
  EntryId,
  encodeBase64,
  type ReporterChange,
  type SealedEntry,
  type SealedEntryItem,
  type SealedReportItem,
  type StoredFile,
  type ThreadPosition,
} from '@sealpost/protocol'
import { type SecretKey, sealItem, type VerifiedProfile } from '@sealpost/protocol/envelope'

/** What a reporter says later. */
export type ReporterWords = {
  text?: string
  change?: ReporterChange
  answers?: Answers
  embargo?: EmbargoMove
  credited?: Credited
  files?: readonly (AttachedFile & { stored: StoredFile })[]
  /** Who signs; the case key unless somebody pretends. */
  signer?: SecretKey
}

export type ReporterCase = {
  report: SealedReportItem
  caseKey: SecretKey
  profile: VerifiedProfile
}

/** Seals a message or an event as a reporter's browser does. */
export async function sealEntryAsReporter(
  { report, caseKey, profile }: ReporterCase,
  position: ThreadPosition,
  { text = '', change, files = [], signer = caseKey, ...said }: ReporterWords,
): Promise<{ id: EntryId; entry: SealedEntry }> {
  const id = EntryId.parse(crypto.randomUUID())
  const recipients = [...(profile.recipients.get(report.channel) ?? []), caseKey.certificate]
  const { reporterCertificate: _, body: __, kind: ___, ...context } = report
  const shared = {
    ...context,
    ...position,
    from: signer.certificate.fingerprint,
    to: recipients.map(({ fingerprint }) => fingerprint),
    profileHash: profile.hash,
    attachments: files.map(({ stored: _stored, ...file }) => file),
  }
  const item: SealedEntryItem = change
    ? {
        ...shared,
        kind: 'event',
        body: { changeId: id, change, ...(text && { note: text }), ...said },
      }
    : { ...shared, kind: 'message', body: { messageId: id, text, ...said } }
  const sealed = await sealItem({ item, text, signer, recipients, now: new Date() })
  return { id, entry: { ...position, profileHash: profile.hash, sealed: encodeBase64(sealed) } }
}
