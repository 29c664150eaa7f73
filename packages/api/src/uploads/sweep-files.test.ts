import { expect, test } from 'vitest'
import { LIMITS } from '@sealpost/protocol'
import { makeFile } from '../testing/make-file.ts'
import { OPERATOR_TOKEN } from '../testing/make-test-app.ts'
import { bytesOf, codeOf, makeUpload } from '../testing/make-upload.ts'
import { sweepFiles } from './sweep-files.ts'

const MS_PER_HOUR = 3_600_000

test('what is thrown away is gone, bytes included, and its place can be used again', async () => {
  const { app, put, remove, submit, blobNames } = await makeUpload({ maxCount: 1 })
  const [file, other] = [makeFile(), makeFile()]
  await put(file)

  expect((await remove(file)).status).toBe(204)
  expect((await remove(file)).status).toBe(204)
  await sweepFiles(app.deps)

  expect(blobNames()).toEqual([])
  expect(await codeOf(await submit([file]))).toBe('incomplete_upload')
  expect(await codeOf(await put(other))).toBe('204')
})

test('G-17 parts that no report claims are removed after a day, and so is the place they were put to', async () => {
  const { app, put, blobNames } = await makeUpload()
  const file = makeFile()
  await put(file)

  app.clock.now += LIMITS.orphanHours * MS_PER_HOUR - 1
  await sweepFiles(app.deps)
  expect(blobNames()).toHaveLength(1)

  app.clock.now += 1
  await sweepFiles(app.deps)
  expect(blobNames()).toEqual([])
  expect(await codeOf(await put(file))).toBe('unknown_upload')
})

test('what a report claimed stays, however old it is', async () => {
  const { app, put, submit, fetchFile } = await makeUpload()
  const file = makeFile()
  await put(file)
  await submit([file])

  app.clock.now += 10 * LIMITS.orphanHours * MS_PER_HOUR
  await sweepFiles(app.deps)

  expect(await bytesOf(await fetchFile(file))).toEqual(Buffer.from(file.bytes))
})

test('of a sweep and a report at the same moment, the report has its bytes or is not stored', async () => {
  for (let round = 0; round < 20; round++) {
    const { app, put, submit, fetchFile } = await makeUpload()
    const file = makeFile()
    await put(file)
    app.clock.now += LIMITS.orphanHours * MS_PER_HOUR

    const [answer] = await Promise.all([submit([file]), sweepFiles(app.deps)])

    const code = await codeOf(answer)
    expect(['201', 'incomplete_upload']).toContain(code)
    if (code === '201') expect(await bytesOf(await fetchFile(file))).toHaveLength(file.bytes.length)
  }
})

test('G-17 deleting a report erases the bytes of its files, and a repetition is still known', async () => {
  const { app, vendor, put, submit, fetchFile, blobNames, opening } = await makeUpload()
  const [file, orphan] = [makeFile(), makeFile()]
  await put(file)
  const first = await submit([file])
  await put(orphan)

  const params = { reportId: opening.reportId }
  await app.call('deleteReport', { token: vendor.key, params })
  await sweepFiles(app.deps)
  expect(blobNames()).toEqual([])
  expect(await codeOf(await fetchFile(file))).toBe('report_deleted')
  expect(await (await submit([file])).json()).toEqual(await first.json())
})

test('deleting a vendor erases the bytes of all its files, those that were not sent included', async () => {
  const { app, params, put, submit, blobNames } = await makeUpload()
  const file = makeFile()
  await put(file)
  await submit([file])
  await put(makeFile())

  await app.call('deleteVendor', { token: OPERATOR_TOKEN, params })
  expect(blobNames()).toHaveLength(2)
  await sweepFiles(app.deps)

  expect(blobNames()).toEqual([])
})
