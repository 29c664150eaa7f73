import { expect, test } from 'vitest'
import { KeyId, LIMITS, Problem } from '@sealpost/protocol'
import { doomedBlobs, uploads } from '../storage/file-schema.ts'
import { reports } from '../storage/schema.ts'
import { makeFile, type TestFile } from '../testing/make-file.ts'
import { RECIPIENTS } from '../testing/make-profile.ts'
import { REPORTER_KEY_ID } from '../testing/make-submission.ts'
import { bytesOf, codeOf, makeUpload } from '../testing/make-upload.ts'

test('a file of several parts, put in any order and twice, belongs to its report byte for byte', async () => {
  const { app, put, submit, fetchFile, blobNames } = await makeUpload()
  const file = makeFile({ contentBytes: LIMITS.partBytes + 12_345 })

  const answers = await Promise.all([put(file, 1), put(file, 0), put(file, 1), put(file, 0)])
  const again = await put(file, 0)
  const accepted = await submit([file])
  const fetched = await fetchFile(file)

  expect([...answers, again].map(({ status }) => status)).toEqual([204, 204, 204, 204, 204])
  expect(accepted.status).toBe(201)
  expect(Buffer.compare(await bytesOf(fetched), file.bytes)).toBe(0)
  expect(fetched.headers.get('content-length')).toBe(String(file.bytes.length))
  expect(blobNames()).toHaveLength(2)
  expect(await app.deps.db.$count(doomedBlobs)).toBe(0)
  expect(await app.deps.db.$count(uploads)).toBe(0)
})

test('G-05 a report is stored only with all of its files, and can be sent again once they are there', async () => {
  const { app, put, submit } = await makeUpload()
  const [whole, half] = [makeFile(), makeFile({ contentBytes: LIMITS.partBytes })]
  await put(whole)
  await put(half, 0)

  const refused = await submit([whole, half])
  const { code, detail } = Problem.parse(await refused.json())
  expect(code).toBe('incomplete_upload')
  expect(detail).toContain(half.stored.id)
  expect(await app.deps.db.$count(reports)).toBe(0)

  await put(half, 1)
  expect((await submit([whole, half])).status).toBe(201)
})

test.for([
  ['without any part', (file: TestFile) => makeFile({ contentBytes: file.bytes.length })],
  ['longer than its parts', (file: TestFile) => resized(file, 1)],
  ['shorter than its parts', (file: TestFile) => resized(file, -1)],
] as const)('a report that names a file %s is not stored', async ([, change]) => {
  const { put, submit } = await makeUpload()
  const file = makeFile()
  await put(file)

  expect(await codeOf(await submit([change(file)]))).toBe('incomplete_upload')
  expect(await codeOf(await submit([file]))).toBe('201')
})

test.for([-500, 500])(
  'a file whose last part is %i bytes longer than its packets say is not taken, whatever the report says',
  async (by) => {
    const { put, submit } = await makeUpload()
    const file = makeFile({ contentBytes: LIMITS.partBytes + 1000 })
    const last = file.parts[1] ?? expect.fail()
    const changed = new Uint8Array(last.length + by)
    changed.set(last.subarray(0, changed.length))
    await put(file, 0)
    await put({ ...file, parts: [file.bytes, changed] }, 1)

    expect(await codeOf(await submit([file]))).toBe('incomplete_upload')
    expect(await codeOf(await submit([resized(file, by)]))).toBe('incomplete_upload')
  },
)

test('a file of which a part too many was uploaded is not taken', async () => {
  const { put, submit } = await makeUpload()
  const file = makeFile()
  await put(file)
  await put({ ...file, parts: [file.bytes, makeFile().bytes] }, 1)

  expect(await codeOf(await submit([file]))).toBe('incomplete_upload')
})

test('a file belongs to one item for good: nobody claims it twice, adds to it or throws it away', async () => {
  const { put, submit, remove, fetchFile } = await makeUpload()
  const file = makeFile()
  await put(file)
  await submit([file])

  const extra = { ...file, parts: [file.bytes, file.bytes] }
  expect(await codeOf(await put(extra, 1))).toBe('part_conflict')
  expect(await codeOf(await remove(file))).toBe('upload_committed')
  expect(await bytesOf(await fetchFile(file))).toEqual(Buffer.from(file.bytes))
})

test('a repeated submission gets its first answer, and another list of files a conflict', async () => {
  const { put, submit } = await makeUpload()
  const [file, other] = [makeFile(), makeFile()]
  await put(file)
  await put(other)

  const first = await submit([file])
  const again = await submit([file])

  expect(await again.json()).toEqual(await first.json())
  expect(await codeOf(await submit([file, other]))).toBe('report_conflict')
  expect(await codeOf(await submit([]))).toBe('report_conflict')
})

test('files for others than the report is for are refused, at once or when the report comes', async () => {
  const { put, submit } = await makeUpload()
  const stranger = makeFile().stored.id.replaceAll('-', '').slice(0, 16)
  const withoutOne = makeFile({ keyIds: [...RECIPIENTS.slice(1), REPORTER_KEY_ID] })
  const withTwoMore = makeFile({ keyIds: [...RECIPIENTS, REPORTER_KEY_ID, KeyId.parse(stranger)] })
  const withAnother = makeFile({ keyIds: [...RECIPIENTS, KeyId.parse(stranger)] })

  expect(await codeOf(await put(withoutOne))).toBe('unusable_recipients')
  expect(await codeOf(await put(withTwoMore))).toBe('unusable_recipients')
  expect(await codeOf(await put(withAnother))).toBe('204')
  expect(await codeOf(await submit([withAnother]))).toBe('unusable_recipients')
})

test('the limits of the policy hold for what a report names', async () => {
  const { upload, submit, app } = await makeUpload({ maxCount: 1 })
  const [one, other] = [makeFile(), makeFile()]
  await upload(one)

  expect(await codeOf(await submit([one, other]))).toBe('files_too_large')
  expect(await app.deps.db.$count(uploads)).toBe(1)
})

function resized(file: TestFile, by: number): TestFile {
  return { ...file, stored: { ...file.stored, size: file.stored.size + by } }
}
