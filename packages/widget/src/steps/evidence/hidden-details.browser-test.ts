import type { Draft } from '../../sealing/sealing.ts'
import { expect, test } from '../../testing/browser-test.ts'
import {
  choose,
  evidenceForm,
  looked,
  makeDocument,
  makeEvidencePolicy,
  makePhoto,
  makeRecording,
  makeTextFile,
} from '../../testing/evidence-states.ts'
import { makeSession } from '../../testing/make-session.ts'

test('where a photo was taken is said in plain words, and can be removed without a trace', async () => {
  const drafts: Draft[] = []
  const session = makeSession(makeEvidencePolicy())
  const form = await evidenceForm({
    session: {
      prepare: (draft, ...others) => {
        drafts.push(draft)
        return session.prepare(draft, ...others)
      },
    },
  })
  const photo = await makePhoto()
  await choose(form, photo)
  expect(form.text).to.include(
    'This picture says where it was taken, when it was made, and what it was made with.',
  )

  await form.press('Remove these details')
  await looked(form)
  await form.press('Continue')

  expect(form.find('.paper').textContent).to.include('IMG_2041.jpg')
  const [file] = drafts.at(-1)?.files ?? []
  expect(file?.size).to.be.lessThan(photo.size)
})

test('a photo that was held sideways says that only this is kept', async () => {
  const form = await evidenceForm()
  await choose(form, await makePhoto(6))

  await form.press('Remove these details')
  await looked(form)

  expect(form.text).to.include('What it shows is the same. Only which way is up is kept.')
})

test('a picture is shown small without any address, and a drawing that may run is not', async () => {
  const form = await evidenceForm()

  await choose(form, await makePhoto(), new File(['<svg/>'], 'a.svg', { type: 'image/svg+xml' }))
  while (!form.root.querySelector('.thumb canvas')) await form.settled()

  expect(form.root.querySelectorAll('.thumb canvas')).to.have.length(1)
  expect(form.root.querySelectorAll('img, [src]')).to.have.length(0)
})

test('what a recording says is removed like that of a picture', async () => {
  const form = await evidenceForm()
  await choose(form, makeRecording())
  expect(form.text).to.include('This recording says where it was taken and who made it.')

  await form.press('Remove these details')
  await looked(form)

  expect(form.text).to.include('The hidden details are removed.')
  expect(form.text).not.to.include('This recording')
})

test('what cannot be removed is said with what to do instead', async () => {
  const form = await evidenceForm()

  await choose(form, makeDocument())

  expect(form.text).to.include('This document says who made it. This cannot be removed here.')
  expect(form.text).to.include('choose screenshots of its pages instead')
  expect(form.find('.files').textContent).not.to.include('Remove this detail')
})

test('a file that cannot be searched is never shown as one that says nothing', async () => {
  const form = await evidenceForm()

  await choose(
    form,
    new File(['PK\x03\x04'], 'dump.zip'),
    new File(['RIFF\0\0\0\0WEBP'], 'cut.webp'),
    makeTextFile('access.log'),
  )

  const said = [...form.root.querySelectorAll('.files [role=status]')].map(({ textContent }) =>
    textContent.trim(),
  )
  expect(said).to.deep.equal([
    'Files of this kind are not searched for hidden details, such as who made them.',
    'This file could not be searched for hidden details, such as where it was made.',
    '',
  ])
})
