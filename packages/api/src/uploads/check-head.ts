import { FramingError, type KeyId, readFileFraming } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../problem-error.ts'
import { channelTermsOf } from './channel-terms.ts'
import type { Upload } from './find-upload.ts'

/** What the first part of a sealed file says about all of it. */
export type FileHead = { sealedSize: number; keyIds: string }

/**
 * Reads the head of a sealed file, and checks that it is sealed to the channel's recipients and to
 * the case key. What the case key of a report is that was not sent yet, its submission will say.
 *
 * @throws {@link ProblemError} `malformed_file` or `unusable_recipients`
 */
export async function checkHead(
  deps: Deps,
  upload: Upload,
  beginning: Uint8Array,
): Promise<FileHead> {
  const { keyIds, size } = framingOf(beginning)
  const allowed = await channelTermsOf(deps, upload)
  if (!allowed.some(({ recipients }) => isSealedTo(keyIds, recipients, upload.reporterKeyId))) {
    throw new ProblemError('unusable_recipients')
  }
  return { sealedSize: size, keyIds: toKeyIdText(keyIds) }
}

/** Key ids in one order, so that equal sets are equal texts. */
export function toKeyIdText(keyIds: readonly KeyId[]): string {
  return [...keyIds].sort().join()
}

function framingOf(beginning: Uint8Array) {
  try {
    return readFileFraming(beginning)
  } catch (cause) {
    if (!(cause instanceof FramingError)) throw cause
    throw new ProblemError('malformed_file', { detail: cause.message, cause })
  }
}

function isSealedTo(
  keyIds: readonly KeyId[],
  recipients: readonly KeyId[],
  reporterKeyId: KeyId | null,
): boolean {
  const others = keyIds.filter((keyId) => !recipients.includes(keyId))
  const isComplete = keyIds.length - others.length === recipients.length
  if (reporterKeyId === null) return isComplete && others.length <= 1
  const isCaseKey = others.every((keyId) => keyId === reporterKeyId)
  return isComplete && isCaseKey && keyIds.includes(reporterKeyId)
}
