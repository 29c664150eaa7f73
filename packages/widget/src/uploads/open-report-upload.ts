import type { SealedSubmission } from '../sealing/sealing.ts'
import type { AskOptions } from '../transport/ask.ts'
import type { Mailbox } from '../transport/mailbox.ts'
import { openUpload } from '../transport/open-upload.ts'
import { UPLOADING } from './patience.ts'

/** Opens a place for the files of a report that is about to be sent. May be repeated. */
export async function openReportUpload(
  mailbox: Mailbox,
  { reportId, tokenHash, channel, profileHash, proofOfWork }: SealedSubmission,
  options: Pick<AskOptions, 'signal' | 'onWait'>,
): Promise<void> {
  const proof = proofOfWork === undefined ? {} : { proofOfWork }
  await openUpload(
    mailbox,
    { reportId, tokenHash, channel, profileHash, ...proof },
    { patience: UPLOADING, ...options },
  )
}
