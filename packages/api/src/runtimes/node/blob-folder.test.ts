import { mkdtempSync, rmSync } from 'node:fs'
import { readdir, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BlobStore, createBlobKey } from '../../storage/blob-store.ts'
import { describeBlobStore } from '../../testing/describe-blob-store.ts'
import { makeFolder } from '../../testing/make-folder.ts'
import { openBlobFolder } from './blob-folder.ts'

const bytes = new Uint8Array(100).fill(7)

let ofThisFile: BlobStore
const itsFolder = mkdtempSync(join(tmpdir(), 'sealpost-'))
beforeAll(async () => {
  ofThisFile = await openBlobFolder(itsFolder)
})
afterAll(() => rmSync(itsFolder, { recursive: true }))

describeBlobStore('a folder', () => ofThisFile)

test('only this user can read the files and enter their folder', async () => {
  const folder = join(makeFolder(), 'blobs')
  const key = createBlobKey()

  await (await openBlobFolder(folder)).put(key, bytes)

  expect((await stat(folder)).mode & 0o777).toBe(0o700)
  expect((await stat(join(folder, key))).mode & 0o777).toBe(0o600)
})

test('a link is followed neither for reading nor for writing', async () => {
  const folder = makeFolder()
  const [readKey, writtenKey] = [createBlobKey(), createBlobKey()]
  const outside = join(makeFolder(), 'outside')
  await writeFile(outside, 'kept')
  await symlink(outside, join(folder, readKey))
  await symlink(outside, join(folder, `${writtenKey}.unfinished`))
  const store = await openBlobFolder(folder)

  await expect(store.get(readKey)).rejects.toThrow('ELOOP')
  await expect(store.put(writtenKey, bytes)).rejects.toThrow('ELOOP')
})

test.for(['../outside', 'a/b', '', '.', `${createBlobKey()}.unfinished`])(
  'the key "%s" names no file',
  async (key) => {
    const store = await openBlobFolder(makeFolder())

    await expect(store.put(key, bytes)).rejects.toThrow('The key was not made by this program')
    await expect(store.get(key)).rejects.toThrow('The key was not made by this program')
    await expect(store.delete([key])).rejects.toThrow('The key was not made by this program')
  },
)

test('what a crash left unfinished cannot be read, and goes with its key', async () => {
  const folder = makeFolder()
  const key = createBlobKey()
  await writeFile(join(folder, `${key}.unfinished`), 'half')
  const store = await openBlobFolder(folder)

  expect(await store.get(key)).toBeNull()
  await store.delete([key])
  expect(await readdir(folder)).toEqual([])
})
