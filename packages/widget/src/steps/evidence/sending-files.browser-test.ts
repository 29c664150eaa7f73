import type { ChosenFile } from '../../flow/chosen-file.ts'
import { expect, test } from '../../testing/browser-test.ts'
import {
  choose,
  evidenceForm,
  makeTextFile,
  stuckAt,
  toReceipt,
} from '../../testing/evidence-states.ts'
import type { Mounted } from '../../testing/mounted.ts'

const names = (form: Mounted) =>
  [...form.root.querySelectorAll('.files .name')].map(({ textContent }) => textContent.trim())

test('while files are on their way each says how far it is, and stopping leads back to Send', async () => {
  const form = await evidenceForm({ session: { uploadFiles: stuckAt({ storedBytes: 512 }) } })
  await choose(form, makeTextFile('access.log', 1024))
  await toReceipt(form)

  await form.press('Send the report')
  expect(form.text).to.include('512 bytes of 1 kB')
  expect(form.text).to.include('Waiting for the network')
  expect(form.find('progress')).to.have.property('value', 512)
  await form.press('Stop sending')
  await form.settled()

  expect(form.heading).to.equal('Keep your receipt')
  expect(form.find('[type=submit]').getAttribute('aria-disabled')).to.equal('false')
})

test('a file that changed is named, with the way back to it', async () => {
  const form = await evidenceForm({
    session: { uploadFiles: stuckAt({ isStored: true }, { trouble: 'file_changed' }) },
  })
  await choose(form, makeTextFile('access.log'), makeTextFile('gone.log'))
  await toReceipt(form)

  await form.press('Send the report')
  await form.settled()
  expect(form.text).to.include('A file can no longer be read.')
  expect(form.text).to.include('gone.log')
  await form.press('Look at the files')

  expect(form.heading).to.equal('What shows it?')
  expect(names(form)).to.deep.equal(['access.log', 'gone.log'])
})

test('once the report has arrived, no file stays', async () => {
  const sent: (readonly ChosenFile[])[] = []
  const form = await evidenceForm({
    session: {
      uploadFiles: (files) => {
        sent.push(files)
        return Promise.resolve({ attached: [], stored: [] })
      },
    },
  })
  await choose(form, makeTextFile('access.log'))
  await toReceipt(form)
  await form.press('Send the report')
  await form.settled()

  await form.press('Report another issue')
  await form.fill('summary', 'Another')
  await form.press('Continue')

  expect(sent).to.have.length(1)
  expect(names(form)).to.deep.equal([])
})
