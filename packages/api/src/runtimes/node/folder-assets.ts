import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Assets } from '../../deps.ts'

/** Serves files from folders of this machine, each under its own first path segment. */
export function createFolderAssets(folders: Readonly<Record<string, string>>): Assets {
  const locate = (path: string) => {
    const [top = '', ...rest] = path.split('/')
    const folder = Object.hasOwn(folders, top) ? folders[top] : undefined
    // Second guard: nobody asks for such a path, and nobody would get it.
    const isInside = !rest.some((segment) => segment === '..' || /[\\\0]/.test(segment))
    return folder !== undefined && isInside ? join(folder, ...rest) : null
  }
  return {
    async list(folder) {
      const location = locate(folder)
      return location === null ? [] : unlessMissing(readdir(location), [])
    },
    async read(path) {
      const location = locate(path)
      if (location === null) return null
      const content = await unlessMissing(readFile(location), null)
      return content && new Uint8Array(content)
    },
  }
}

async function unlessMissing<Content, Fallback>(reading: Promise<Content>, fallback: Fallback) {
  try {
    return await reading
  } catch (error) {
    if (error instanceof Error && 'code' in error && MISSING.has(String(error.code)))
      return fallback
    throw error
  }
}

const MISSING = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG'])
