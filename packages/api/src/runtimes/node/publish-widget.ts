import { createHash } from 'node:crypto'
import { cp, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

const VERSION = /^\d+\.\d+\.\d+$/

/**
 * Copies the versions of a built widget into the folder they are served from. What was published
 * once stays for good, byte for byte: embeds in the wild name its hashes for years.
 *
 * @param source Holds one folder for each version, and maybe more.
 */
export async function publishWidget(source: string, target: string): Promise<void> {
  await mkdir(target, { recursive: true })
  const versions = (await readdir(source)).filter((name) => VERSION.test(name))
  for (const version of versions) await publishVersion(version, { source, target })
}

/** Another build of a version, as while developing, gets an address of its own: `0.1.0-2`, `0.1.0-3`. */
async function publishVersion(version: string, { source, target }: Folders): Promise<void> {
  const builds = (await readdir(target))
    .map((name) => buildNumberOf(name, version))
    .filter((build) => build > 0)
  const newest = Math.max(0, ...builds)
  const from = join(source, version)
  if (newest > 0 && (await haveSameFiles(from, join(target, nameOf(version, newest))))) return

  const to = join(target, nameOf(version, newest + 1))
  const draft = join(target, `.${version}-${process.pid}`)
  await cp(from, draft, { recursive: true })
  // Renaming shows all files of a build at once or, after a crash, none.
  await rename(draft, to).catch(() => rm(draft, { recursive: true }))
}

type Folders = { source: string; target: string }

function nameOf(version: string, build: number): string {
  return build === 1 ? version : `${version}-${build}`
}

/** 0 for what is no build of this version. */
function buildNumberOf(name: string, version: string): number {
  if (name === version) return 1
  return name.startsWith(`${version}-`) ? Number(name.slice(version.length + 1)) || 0 : 0
}

async function haveSameFiles(one: string, other: string): Promise<boolean> {
  return (await digestOf(one)) === (await digestOf(other))
}

async function digestOf(folder: string): Promise<string> {
  const hash = createHash('sha256')
  for (const name of (await readdir(folder)).sort()) {
    const content = await readFile(join(folder, name))
    hash.update(`${name}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}
