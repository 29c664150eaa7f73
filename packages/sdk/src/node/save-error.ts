import { SealpostError } from '../core/errors.ts'

const REASONS = {
  unsafe_folder: 'The folder is a link, or no folder. Name the folder itself.',
  file_exists: 'The folder already has a file of this name. Move it away, or name another folder.',
  quota_exceeded: 'The files are larger than you allow. Raise the limit, or save them one by one.',
  disk_failed: 'The file could not be written.',
} as const

/** Why a file was not saved. */
export type SaveErrorCode = keyof typeof REASONS

/** Thrown when the disk is in the way of a file; `path` is where it was to go. Nothing of it is left there. */
export class SaveError extends SealpostError {
  override readonly name = 'SaveError'
  readonly code: SaveErrorCode
  readonly path: string

  constructor(code: SaveErrorCode, path: string, options?: ErrorOptions) {
    super(`${REASONS[code]} (${path})`, options)
    this.code = code
    this.path = path
  }
}
