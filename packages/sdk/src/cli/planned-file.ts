import { rm } from 'node:fs/promises'
import { writeNewFile } from './files.ts'

/** A file that is decided on before anything is written. */
export type PlannedFile = {
  path: string
  /** For people, such as "private key". */
  what: string
  text: string
  /** For its owner's eyes only. */
  isSecret: boolean
}

/** Writes all files or none. */
export async function writeAll(files: readonly PlannedFile[]): Promise<void> {
  const written: PlannedFile[] = []
  try {
    for (const file of files) {
      await writeNewFile(file.path, file.text, file)
      written.push(file)
    }
  } catch (error) {
    await removeAll(written)
    throw error
  }
}

/** Takes back what was written. */
export async function removeAll(files: readonly PlannedFile[]): Promise<void> {
  await Promise.all(files.map(({ path }) => rm(path)))
}
