import { expect, test } from 'vitest'
import { encodeBase64, LIMITS } from '@sealpost/protocol'
import { parts } from '../storage/file-schema.ts'
import { makeFile, partHeaders } from '../testing/make-file.ts'
import { bytesOf, codeOf, makeUpload, policyAsking } from '../testing/make-upload.ts'

test('a part that was stored is not replaced by other bytes', async () => {
  const { put, submit, fetchFile } = await makeUpload()
  const file = makeFile()
  const other = makeFile()
  await put(file)

  expect(await codeOf(await put({ ...other, stored: file.stored }))).toBe('part_conflict')
  await submit([file])
  expect(await bytesOf(await fetchFile(file))).toEqual(Buffer.from(file.bytes))
})

test('of two first parts with different bytes at once, one is stored and the other refused', async () => {
  const { put, blobNames } = await makeUpload()
  const [one, other] = [makeFile(), makeFile()]

  const answers = await Promise.all([put(one), put({ ...other, stored: one.stored })])

  expect((await Promise.all(answers.map(codeOf))).sort()).toEqual(['204', 'part_conflict'])
  expect(blobNames()).toHaveLength(1)
})

test.for([
  ['no type', { 'Content-Type': '' }, 'unsupported_media_type'],
  ['the type of text', { 'Content-Type': 'text/plain' }, 'unsupported_media_type'],
  ['a compressed body', { 'Content-Encoding': 'gzip' }, 'unsupported_media_type'],
  ['no digest', { 'Content-Digest': '' }, 'invalid_request'],
  ['another digest', { 'Content-Digest': 'sha-512=:YWJj:' }, 'invalid_request'],
  [
    'a wrong digest',
    { 'Content-Digest': `sha-256=:${encodeBase64(new Uint8Array(32))}:` },
    'wrong_digest',
  ],
] as const)('a part with %s is refused and leaves nothing behind', async ([, headers, code]) => {
  const { put, blobNames } = await makeUpload()
  const file = makeFile()

  const stated = { ...(await partHeaders(file.bytes)), ...headers }
  expect(await codeOf(await put(file, 0, { headers: stated }))).toBe(code)
  expect(blobNames()).toEqual([])
})

test.for([
  ['text', new TextEncoder().encode('plaintext'), 'malformed_file'],
  ['no bytes', new Uint8Array(), 'malformed_file'],
  [
    'less than its packets say',
    makeFile({ contentBytes: 500 }).bytes.slice(0, 400),
    'malformed_file',
  ],
  ['more than its packets say', Uint8Array.from([...makeFile().bytes, 1]), 'malformed_file'],
  ['more than 8 MiB', new Uint8Array(LIMITS.partBytes + 1), 'body_too_large'],
] as const)('a first part of %s is refused and leaves nothing behind', async ([, bytes, code]) => {
  const { put, blobNames } = await makeUpload()

  expect(await codeOf(await put({ ...makeFile(), parts: [bytes] }))).toBe(code)
  expect(blobNames()).toEqual([])
})

test('a later part without bytes is refused and leaves nothing behind', async () => {
  const { put, blobNames } = await makeUpload()
  const empty = { ...makeFile(), parts: [new Uint8Array(), new Uint8Array()] }

  expect(await codeOf(await put(empty, 1))).toBe('malformed_file')
  expect(blobNames()).toEqual([])
})

test('a case whose channel asks for no evidence takes no files, until a newer profile asks for some', async () => {
  const { app, vendor, put, submit, blobNames } = await makeUpload({}, 'off')
  await submit([])
  const file = makeFile()

  expect(await codeOf(await put(file))).toBe('files_too_large')
  expect(blobNames()).toEqual([])

  const policy = policyAsking('optional')
  await app.givenProfile(vendor.key, { vendor: vendor.slug, serial: 2, policy })
  expect(await codeOf(await put(file))).toBe('204')
})

test('a token cannot store more files, larger ones or more in all than the policy takes, however it tries', async () => {
  const { app, put, blobNames, remove } = await makeUpload({
    maxCount: 2,
    maxFileBytes: 3000,
    maxTotalBytes: 4000,
  })
  const overhead = LIMITS.maxFileOverheadBytes
  const few = () => makeFile({ contentBytes: 100 })
  const files = [few(), few(), few(), few()]

  const answers = await Promise.all(files.map((file) => put(file)))
  expect((await Promise.all(answers.map(codeOf))).sort()).toEqual([
    '204',
    '204',
    'files_too_large',
    'files_too_large',
  ])
  expect(blobNames()).toHaveLength(2)

  await Promise.all(files.map(remove))
  expect(await codeOf(await put(makeFile({ contentBytes: 3000 + overhead })))).toBe(
    'files_too_large',
  )
  const large = () => makeFile({ contentBytes: overhead + 2500 })
  expect(await codeOf(await put(large()))).toBe('204')
  expect(await codeOf(await put(large()))).toBe('files_too_large')
  expect(await app.deps.db.$count(parts)).toBe(1)
})
