import { rm, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { writeNewFile } from './files.ts'
import type { Io } from './io.ts'

/**
 * Obtains a secret that the service shows only once, and keeps it in a new file if one was named. The
 * file is claimed while it is still empty, so that a secret is never made and then lost.
 */
export async function keepSecret<T extends { secret: string }>(
  file: string | undefined,
  io: Io,
  obtain: () => Promise<T>,
): Promise<T> {
  if (file === undefined) return obtain()
  const path = resolve(io.folder, file)
  await writeNewFile(path, '', { isSecret: true })
  try {
    const made = await obtain()
    await writeFile(path, `${made.secret}\n`)
    return made
  } catch (error) {
    await rm(path)
    throw error
  }
}
