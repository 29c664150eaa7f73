import { expect, test } from 'vitest'
import { Sha256, VendorSlug } from '@sealpost/protocol'
import { createBlobKey } from '../storage/blob-store.ts'
import { commit } from '../storage/commit.ts'
import { doomedBlobs } from '../storage/file-schema.ts'
import { makeFile, type TestFile } from '../testing/make-file.ts'
import { makeUpload } from '../testing/make-upload.ts'
import { fileLimitsOf } from './file-terms.ts'
import { writePart } from './write-part.ts'

const MS_PER_MINUTE = 60_000

/** What is written once the bytes of a part are stored: its lease lasts for so long from now. */
async function makeWrite({ leaseMs = 60 * MS_PER_MINUTE } = {}) {
  const upload = await makeUpload()
  const { deps, clock } = upload.app
  const blobKey = createBlobKey()
  const doomed = { key: blobKey, dueAtMs: clock.now + leaseMs }
  await commit(deps.db, [deps.db.insert(doomedBlobs).values(doomed)])
  const write = (file: TestFile) =>
    writePart(
      deps,
      {
        vendorId: VendorSlug.parse(upload.vendor.slug),
        reportId: upload.opening.reportId,
        attachmentId: file.stored.id,
        part: 1,
        size: 10,
        hash: Sha256.parse('0'.repeat(64)),
        blobKey,
        dueAtMs: clock.now + leaseMs,
        sealedSize: null,
        keyIds: null,
      },
      fileLimitsOf(),
    )
  return { ...upload, db: deps.db, blobKey, write }
}

test('a row that speaks for a blob takes it off the list of the doomed', async () => {
  const { db, blobKey, write } = await makeWrite()

  expect(await write(makeFile())).toMatchObject({ blobKey })
  expect(await db.$count(doomedBlobs)).toBe(0)
})

test('nothing is added to a file that a report claimed while the bytes were being stored', async () => {
  const { db, put, submit, write } = await makeWrite()
  const file = makeFile()
  await put(file)
  await submit([file])

  expect(await write(file)).toBeUndefined()
  expect(await db.$count(doomedBlobs)).toBe(1)
})

test('bytes that took so long that a sweep may have begun to remove them are not spoken for', async () => {
  const { db, write } = await makeWrite({ leaseMs: 9 * MS_PER_MINUTE })

  expect(await write(makeFile())).toBeUndefined()
  expect(await db.$count(doomedBlobs)).toBe(1)
})
