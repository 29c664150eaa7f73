import { sealItem } from '@sealpost/protocol/envelope'
import { TroubleError } from '../trouble.ts'
import { requireReadable } from './require-readable.ts'
import type { SealEntryInput, SealedCaseEntry } from './sealing.ts'

/** Seals the reporter's next entry to the recipients of a channel and to the case key. */
export async function sealEntry(input: SealEntryInput): Promise<SealedCaseEntry> {
  const { content, text, now } = input
  const { key } = input.opener
  const recipients = input.profile.recipients.get(content.channel)
  if (!recipients) throw new TroubleError('recipient_unusable')
  const everyone = [...recipients, key.certificate]
  const profileHash = input.profile.hash
  const to = everyone.map(({ fingerprint }) => fingerprint)
  const item = { ...content, from: key.certificate.fingerprint, to, profileHash }
  const sealed = await sealItem({ item, text, signer: key, recipients: everyone, now })
  await requireReadable(sealed, item, key)
  const { sequence, previousHash } = content
  return { sequence, previousHash, profileHash, sealed }
}
