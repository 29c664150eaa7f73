import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { UsageError } from './exit-code.ts'

/** Reads a text file that somebody named. `what` is for people, such as "the policy". */
export async function readTextFile(path: string, what: string): Promise<string> {
  return (await readBytes(path, what)).toString('utf8')
}

/** Reads a file that somebody named. */
export async function readBytes(path: string, what: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (cause) {
    throw new UsageError(`Cannot read ${what} from ${path}: ${reasonOf(cause)}`, { cause })
  }
}

/** Reads a JSON file that somebody named. */
export async function readJsonFile(path: string, what: string): Promise<unknown> {
  const text = await readTextFile(path, what)
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new UsageError(`${path} is not valid JSON: ${reasonOf(cause)}`, { cause })
  }
}

/** Writes a new file, and never over another. Secrets are readable by their owner only. */
export async function writeNewFile(
  path: string,
  text: string,
  { isSecret = false }: { isSecret?: boolean } = {},
): Promise<void> {
  try {
    await writeFile(path, text, { flag: 'wx', mode: isSecret ? 0o600 : 0o644 })
  } catch (cause) {
    throw new UsageError(`Cannot write ${path}: ${reasonOf(cause)}`, { cause })
  }
}

/** Writes a file in the place of another, all of it or nothing. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const beside = `${path}.new`
  await writeNewFile(beside, text)
  try {
    await rename(beside, path)
  } catch (cause) {
    await rm(beside)
    throw new UsageError(`Cannot write ${path}: ${reasonOf(cause)}`, { cause })
  }
}

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission is missing',
  EEXIST: 'it is there already; move it away first',
  EISDIR: 'it is a folder',
  EROFS: 'the disk is read-only',
}

function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return REASONS[code] ?? (cause instanceof Error ? cause.message : String(cause))
}
