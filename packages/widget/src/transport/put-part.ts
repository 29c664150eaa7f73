import { type AttachmentId, encodeBase64, PATHS } from '@sealpost/protocol'
import { free } from '@sealpost/protocol/sealed-file'
import type { SealedPart } from '../sealing-worker/sealer.ts'
import { type AskOptions, ask } from './ask.ts'
import type { ServiceAnswer } from './ask-once.ts'
import { type Mailbox, urlOf } from './mailbox.ts'

/** Where a part of a file goes, and the token that lets it in. */
export type PartPlace = {
  mailbox: Mailbox
  accessToken: string
  attachmentId: AttachmentId
  part: number
}

/** The slowest connection that a try must suffice for; below it, tries are cut off and repeated. */
const SLOWEST_BYTES_PER_MS = 20

/** Stores one part of a sealed file, whose bytes it takes over. The digest makes it safe to repeat. */
export function putPart(
  { mailbox, accessToken, attachmentId, part }: PartPlace,
  { bytes, size, digest }: SealedPart,
  options: AskOptions,
): Promise<ServiceAnswer> {
  const body = new Blob([bytes])
  free(bytes)
  const request = {
    url: urlOf(mailbox, PATHS.putPart, { attachmentId, part: String(part) }),
    method: 'PUT',
    body,
    // RFC 9530 §2
    digest: `sha-256=:${encodeBase64(digest)}:`,
    bearerToken: accessToken,
  } as const
  const tryMs = options.patience.tryMs + size / SLOWEST_BYTES_PER_MS
  return ask(request, { ...options, patience: { ...options.patience, tryMs } })
}
