import { type AttachmentId, PATHS } from '@sealpost/protocol'
import { askOnce, type ServiceAnswer } from './ask-once.ts'
import { type Mailbox, urlOf } from './mailbox.ts'

const TRY_MS = 5000

/** Throws away what was uploaded of a file. Asks once: what stays is removed after a day. */
export function deleteUpload(
  mailbox: Mailbox,
  { accessToken, attachmentId }: { accessToken: string; attachmentId: AttachmentId },
): Promise<ServiceAnswer> {
  const url = urlOf(mailbox, PATHS.deleteUpload, { attachmentId })
  return askOnce({ url, method: 'DELETE', bearerToken: accessToken }, TRY_MS)
}
