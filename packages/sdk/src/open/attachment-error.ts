import { SealpostError } from '../core/errors.ts'

const REASONS = {
  unknown_attachment: 'No signed item of this report names such a file.',
  not_for_this_key: 'The file was sealed to other keys than yours.',
  part_mismatch: 'The service hands out other bytes than its sender signed.',
  size_mismatch: 'The file is not as long as its sender signed.',
  damaged: 'The sealed file was cut off or changed.',
} as const

/** Why a file is not opened. */
export type AttachmentErrorCode = keyof typeof REASONS

/** Thrown while a file is opened; nothing that came before it may be used. */
export class AttachmentError extends SealpostError {
  override readonly name = 'AttachmentError'
  readonly code: AttachmentErrorCode

  constructor(code: AttachmentErrorCode, options?: ErrorOptions) {
    super(REASONS[code], options)
    this.code = code
  }
}
