import { type FileTerms, LIMITS, type StoredFile } from '@sealpost/protocol'
import { ProblemError } from '../problem-error.ts'

/** How much a channel takes with one item, sealed. */
export type FileLimits = { maxCount: number; maxSealedBytes: number; maxTotalSealedBytes: number }

/** What a channel takes that asks for no evidence. */
export const NO_FILES: FileLimits = { maxCount: 0, maxSealedBytes: 0, maxTotalSealedBytes: 0 }

/** What a policy says of a channel's files, or the defaults, with room for what sealing adds. */
export function fileLimitsOf(terms: FileTerms = {}): FileLimits {
  const { maxCount = LIMITS.defaultFileCount } = terms
  const { maxFileBytes = LIMITS.defaultFileBytes } = terms
  const { maxTotalBytes = LIMITS.defaultFilesBytes } = terms
  return {
    maxCount,
    maxSealedBytes: maxFileBytes + LIMITS.maxFileOverheadBytes,
    maxTotalSealedBytes: maxTotalBytes + maxCount * LIMITS.maxFileOverheadBytes,
  }
}

/** Whether it is any at all. */
export function takesFiles({ maxCount }: FileLimits): boolean {
  return maxCount > 0
}

/**
 * Compares sealed files with what a channel takes.
 *
 * @throws {@link ProblemError} `files_too_large`, naming the limit.
 */
export function requireWithin(
  limits: FileLimits,
  files: readonly Pick<StoredFile, 'size'>[],
): void {
  const { maxCount, maxSealedBytes, maxTotalSealedBytes } = limits
  const total = files.reduce((sum, { size }) => sum + size, 0)
  if (files.length > maxCount) throw tooLarge(`At most ${maxCount} files at once.`)
  if (files.some(({ size }) => size > maxSealedBytes)) {
    throw tooLarge(`At most ${maxSealedBytes} bytes for each sealed file.`)
  }
  if (total > maxTotalSealedBytes) {
    throw tooLarge(`At most ${maxTotalSealedBytes} bytes for all sealed files together.`)
  }
}

function tooLarge(detail: string): ProblemError {
  return new ProblemError('files_too_large', { detail })
}
