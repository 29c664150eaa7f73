import { createHash } from 'node:crypto'
import { cp, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

const VERSION = /^\d+\.\d+\.\d+/

/**
 * Copies the versions of a built widget into the folder they are served from. What was published
 * once stays for good, byte for byte: embeds in the wild name its hash for years.
 *
 * @param source Holds one folder for each version, beside whatever else a package has.
 */
export async function publishWidget(source: string, target: string): Promise<void> {
  await mkdir(target, { recursive: true })
  for (const entry of await readdir(source, { withFileTypes: true })) {
    if (entry.isDirectory() && VERSION.test(entry.name)) {
      await publishVersion(join(source, entry.name), join(target, entry.name))
    }
  }
}

async function publishVersion(source: string, target: string): Promise<void> {
  const digest = await digestOf(source)
  const published = await digestOf(target).catch(() => null)
  if (published === digest) return
  // A build under a version that is taken, as while developing, gets an address of its own.
  const free = published === null ? target : `${target}-${digest.slice(0, 8)}`
  const draft = `${free}.${process.pid}.draft`
  await cp(source, draft, { recursive: true })
  // Renaming shows all files of a version at once or, after a crash, none.
  await rename(draft, free).catch(() => rm(draft, { recursive: true }))
}

async function digestOf(folder: string): Promise<string> {
  const hash = createHash('sha256')
  for (const name of (await readdir(folder)).sort()) {
    hash.update(name).update(await readFile(join(folder, name)))
  }
  return hash.digest('hex')
}
