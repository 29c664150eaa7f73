import { expect, test } from 'vitest'
import { LIMITS } from '@sealpost/protocol'
import { makeFile } from '../testing/make-file.ts'
import { bytesOf, codeOf, makeUpload } from '../testing/make-upload.ts'

test.for([
  ['bytes=0-9', 0, 9],
  [
    `bytes=${LIMITS.partBytes - 5}-${LIMITS.partBytes + 4}`,
    LIMITS.partBytes - 5,
    LIMITS.partBytes + 4,
  ],
  [`bytes=${LIMITS.partBytes}-${LIMITS.partBytes}`, LIMITS.partBytes, LIMITS.partBytes],
] as const)('the range %s is read across the borders of parts', async ([range, first, last]) => {
  const { submit, fetchFile, upload } = await makeUpload()
  const file = makeFile({ contentBytes: LIMITS.partBytes + 1000 })
  await upload(file)
  await submit([file])

  const answer = await fetchFile(file, { Range: range })

  expect(answer.status).toBe(206)
  expect(answer.headers.get('content-range')).toBe(`bytes ${first}-${last}/${file.bytes.length}`)
  expect(answer.headers.get('etag')).toBe(`"${file.stored.id}"`)
  expect(await bytesOf(answer)).toEqual(Buffer.from(file.bytes.subarray(first, last + 1)))
})

test('a range outside of the file is refused, and the refusal says how long it is', async () => {
  const { submit, fetchFile, upload } = await makeUpload()
  const file = makeFile()
  await upload(file)
  await submit([file])

  const answer = await fetchFile(file, { Range: `bytes=${file.bytes.length}-` })

  expect(answer.headers.get('content-range')).toBe(`bytes */${file.bytes.length}`)
  expect(await codeOf(answer)).toBe('unusable_range')
})
