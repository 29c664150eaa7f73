import { LIMITS, type PolicyChannel } from '@sealpost/protocol'
import type { ChosenFile } from './chosen-file.ts'

/** Which files a channel takes. */
export type FileLimits = {
  maxCount: number
  maxFileBytes: number
  maxTotalBytes: number
  /** Media types, groups of them such as `image/*`, or ends of names such as `.pcap`; none takes all. */
  types: readonly string[]
}

/** Why a file is not taken. */
export type FileRefusal = 'empty' | 'type' | 'too_large' | 'too_many' | 'too_much'

/** The limits of a channel; those of every channel where its policy names none. */
export function fileLimits(channel: Pick<PolicyChannel, 'files'> | undefined): FileLimits {
  const { maxCount, maxFileBytes, maxTotalBytes, types } = channel?.files ?? {}
  return {
    maxCount: maxCount ?? LIMITS.defaultFileCount,
    maxFileBytes: maxFileBytes ?? LIMITS.defaultFileBytes,
    maxTotalBytes: maxTotalBytes ?? LIMITS.defaultFilesBytes,
    types: types ?? [],
  }
}

/** Why a file cannot join those before it; null if it can. */
export function fileRefusal(
  file: Omit<ChosenFile, 'id'>,
  before: readonly Pick<ChosenFile, 'size'>[],
  limits: FileLimits,
): FileRefusal | null {
  const { maxCount, maxFileBytes, maxTotalBytes, types } = limits
  if (file.size === 0) return 'empty'
  if (types.length > 0 && !types.some((type) => isOfType(file, type))) return 'type'
  if (file.size > maxFileBytes) return 'too_large'
  if (before.length >= maxCount) return 'too_many'
  return before.reduce((sum, { size }) => sum + size, file.size) > maxTotalBytes ? 'too_much' : null
}

/** The files that the limits refuse when they are taken one after the other. */
export function refusedFiles(files: readonly ChosenFile[], limits: FileLimits): ChosenFile[] {
  return files.filter((file, at) => fileRefusal(file, files.slice(0, at), limits) !== null)
}

function isOfType({ name, type }: Pick<ChosenFile, 'name' | 'type'>, wanted: string): boolean {
  if (wanted.startsWith('.')) return name.toLowerCase().endsWith(wanted)
  return wanted.endsWith('/*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted
}
