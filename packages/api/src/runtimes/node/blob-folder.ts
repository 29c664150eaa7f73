import { constants } from 'node:fs'
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { BlobRange, BlobStore } from '../../storage/blob-store.ts'

const { O_CREAT, O_DIRECTORY, O_NOFOLLOW, O_RDONLY, O_TRUNC, O_WRONLY } = constants
const OWNER_ONLY = 0o600
const CHUNK_BYTES = 256 * 1024
const KEY = /^[0-9a-f-]{36}$/

/** Opens a folder as a blob store: one file for each key, in a folder that only this user may enter. */
export async function openBlobFolder(folder: string): Promise<BlobStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const pathOf = (key: string) => {
    if (!KEY.test(key)) throw new Error('The key was not made by this program')
    return join(folder, key)
  }
  return {
    async put(key, bytes) {
      const path = pathOf(key)
      await writeDurably(unfinished(path), bytes)
      await rename(unfinished(path), path)
      await syncFolder(folder)
    },
    async get(key, range) {
      const file = await openIfThere(pathOf(key))
      return file && streamOf(file, range)
    },
    async delete(keys) {
      for (const path of keys.map(pathOf)) {
        await rm(path, { force: true })
        await rm(unfinished(path), { force: true })
      }
    },
  }
}

/** Named for its key, so that whoever removes the key removes what a crash left of it. */
function unfinished(path: string): string {
  return `${path}.unfinished`
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, OWNER_ONLY)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** A name is as durable as the folder that it stands in. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, O_RDONLY | O_DIRECTORY)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function openIfThere(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, O_RDONLY | O_NOFOLLOW)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** Reads only what is asked for next, however long the file is. */
function streamOf(file: FileHandle, range?: BlobRange): ReadableStream<Uint8Array> {
  let at = range?.first ?? 0
  const end = range ? range.last + 1 : Number.POSITIVE_INFINITY
  return new ReadableStream(
    {
      async pull(controller) {
        const length = Math.min(CHUNK_BYTES, end - at)
        const { bytesRead, buffer } = await file.read(new Uint8Array(length), 0, length, at)
        at += bytesRead
        if (bytesRead > 0) controller.enqueue(buffer.subarray(0, bytesRead))
        if (bytesRead > 0 && at < end) return
        controller.close()
        await file.close()
      },
      cancel: () => file.close(),
    },
    { highWaterMark: 0 },
  )
}
