import type { Draft } from '../sealing/sealing.ts'
import { expect, test } from '../testing/browser-test.ts'
import { makePolicy } from '../testing/make-policy.ts'
import { makeSession } from '../testing/make-session.ts'
import { mountForm } from '../testing/mount-form.ts'
import type { Mounted } from '../testing/mounted.ts'
import { walkTo } from '../testing/walk.ts'

const SECRET = 'wile.e@acme.example'

/** A form at its review whose description names someone, and the drafts that it sealed. */
async function givenReview(description = `Write to ${SECRET}.`) {
  const drafts: Draft[] = []
  const session = makeSession(makePolicy())
  const form = await mountForm({
    session: {
      prepare: (draft, receipt) => {
        drafts.push(draft)
        return session.prepare(draft, receipt)
      },
    },
  })
  await walkTo(form, 'review', async (screen) => {
    if (screen.root.querySelector('#field-description')) {
      await screen.fill('description', description)
    }
  })
  while (!form.root.querySelector('.redaction')) await form.settled()
  return { form, drafts }
}

const paper = (form: Mounted) => form.find('.paper').textContent

test('what looks secret is listed with its field, and nothing is masked by itself', async () => {
  const { form, drafts } = await givenReview()

  expect(form.find('.found').textContent).to.contain('E-mail address')
  expect(form.find('.found').textContent).to.contain('Description')
  expect(drafts.at(-1)?.text).to.contain(SECRET)
})

test('one press masks a secret in what is sealed, and one takes it back', async () => {
  const { form, drafts } = await givenReview()

  await form.press('Mask')
  expect(paper(form)).not.to.contain(SECRET)
  expect(drafts.at(-1)?.answers.description).to.equal('Write to ████████.')
  expect(drafts.at(-1)?.text).not.to.contain(SECRET)
  await form.press('Undo')

  expect(paper(form)).to.contain(SECRET)
  expect(drafts.at(-1)?.answers.description).to.equal(`Write to ${SECRET}.`)
})

test('the focus stays on the button that was pressed', async () => {
  const { form } = await givenReview()
  form.find('.found button').focus()

  await form.press('Mask')

  expect(form.root.activeElement?.getAttribute('aria-label')).to.equal(
    'Undo: E-mail address, Description',
  )
})

test('where nothing is found, the review does not say that there is nothing', async () => {
  const { form } = await givenReview('No names here.')

  expect(form.find('.redaction').textContent).to.contain('Only well-known shapes are found')
  expect(form.root.querySelectorAll('.found li').length).to.equal(0)
})

test('what is masked can still be edited, and stays masked', async () => {
  const { form, drafts } = await givenReview()
  await form.press('Mask')
  await form.press('Edit: Finding')
  expect(form.find('#field-description')).to.have.property('value', `Write to ${SECRET}.`)

  await form.fill('description', `Write to ${SECRET} today.`)
  for (let left = 3; left > 0; left--) await form.press('Continue')

  expect(drafts.at(-1)?.answers.description).to.equal('Write to ████████ today.')
})

test('the review names the signed profile that the report was written under', async () => {
  const { form } = await givenReview()

  expect(form.find('.keys').textContent).to.contain('ABAB ABAB')
})
