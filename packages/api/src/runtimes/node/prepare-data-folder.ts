import { constants } from 'node:fs'
import { access, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { StartError } from '../start-error.ts'

/** The database; SQLite and the lock keep their own files under longer names. */
export const DATABASE_FILE = 'sealpost.db'

/**
 * Makes the data folder unless it is there.
 *
 * @throws {@link StartError} `data_folder_unusable`.
 */
export function prepareDataFolder(folder: string): Promise<void> {
  return explainFaults(async () => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
  })
}

/**
 * Finds out whether this process may write the database in a data folder, before SQLite, which opens
 * what it may not write for reading and refuses the first write.
 *
 * @throws {@link StartError} `data_folder_unusable`.
 */
export function requireWritableDatabase(folder: string): Promise<void> {
  return explainFaults(async () => {
    const names = (await readdir(folder)).filter((name) => name.startsWith(DATABASE_FILE))
    for (const path of [folder, ...names.map((name) => join(folder, name))])
      await access(path, constants.R_OK | constants.W_OK)
  })
}

async function explainFaults(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    const message = `The data folder cannot be written (${reason}). Let this user write there, or choose another folder with SEALPOST_DATA.`
    throw new StartError('data_folder_unusable', message, { cause })
  }
}
