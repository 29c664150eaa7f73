import { expect, test } from 'vitest'
import { Problem } from '@sealpost/protocol'
import { makeFile } from '../testing/make-file.ts'
import { makeSubmission } from '../testing/make-submission.ts'
import { codeOf, makeUpload } from '../testing/make-upload.ts'

test('an upload is opened once for one report and one receipt', async () => {
  const { app, params, opening } = await makeUpload()
  const { submission } = await makeSubmission(opening.profileHash)
  const open = (change: object) =>
    app.call('openUpload', { params, body: { ...opening, ...change } })

  expect((await open({})).status).toBe(204)
  expect(await codeOf(await open({ tokenHash: submission.tokenHash }))).toBe('report_conflict')
  expect(await codeOf(await open({ reportId: submission.reportId }))).toBe('report_conflict')
  expect(await codeOf(await open({ channel: 'other' }))).toBe('invalid_request')
})

test('where a channel asks for no evidence, no upload opens and no report brings files', async () => {
  const { app, params, opening, submit } = await makeUpload({}, 'off')

  const answer = await app.call('openUpload', { params, body: opening })

  expect(Problem.parse(await answer.json())).toMatchObject({
    code: 'invalid_request',
    errors: [{ path: '/channel', message: 'must be a channel that asks for evidence' }],
  })
  expect(await codeOf(await submit([makeFile()]))).toBe('files_too_large')
  expect(await codeOf(await submit([]))).toBe('201')
})

test('a token that is unknown, malformed or of another vendor is told the same', async () => {
  const { app, put, token } = await makeUpload()
  await app.givenVendor('other')
  const file = makeFile()

  const answers = [
    await put(file, 0, { token: 'A'.repeat(43) }),
    await put(file, 0, { token: 'short' }),
    await put(file, 0, {
      token,
      params: { vendor: 'other', attachmentId: file.stored.id, part: '0' },
    }),
    await put(file, 0, {
      token,
      params: { vendor: 'nobody', attachmentId: file.stored.id, part: '0' },
    }),
  ]

  const bodies = await Promise.all(
    answers.map(async (answer) => Problem.parse(await answer.json())),
  )
  expect(bodies.map(({ code, detail }) => [code, detail])).toEqual(
    answers.map(() => ['unknown_upload', bodies[0]?.detail]),
  )
})
