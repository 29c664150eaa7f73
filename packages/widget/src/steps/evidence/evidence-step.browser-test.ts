import { expect, test } from '../../testing/browser-test.ts'
import {
  choose,
  evidenceForm,
  looked,
  makeEvidencePolicy,
  makeTextFile,
} from '../../testing/evidence-states.ts'
import { pressKeys } from '../../testing/keyboard.ts'
import { mountForm } from '../../testing/mount-form.ts'
import type { Mounted } from '../../testing/mounted.ts'
import { overhang } from '../../testing/overhang.ts'

const names = (form: Mounted) =>
  [...form.root.querySelectorAll('.files .name')].map(({ textContent }) => textContent.trim())
const announced = (form: Mounted) => form.find('p.only-read[role=status]').textContent

function dropped(form: Mounted, event: 'drop' | 'paste', files: readonly File[]): boolean {
  const transfer = new DataTransfer()
  for (const file of files) transfer.items.add(file)
  const options = { bubbles: true, cancelable: true, composed: true }
  const made =
    event === 'drop'
      ? new DragEvent('drop', { ...options, dataTransfer: transfer })
      : new ClipboardEvent('paste', options)
  // Not every engine lets a made event carry files.
  if (event === 'paste') Object.defineProperty(made, 'clipboardData', { value: transfer })
  return form.find('#step-heading').dispatchEvent(made)
}

test('a channel that does not ask for files has no step for them, and loads nothing', async () => {
  const form = await mountForm()

  expect(form.find('nav').textContent).not.to.include('Evidence')
})

test('files are listed by name and size, and needed ones are no longer missing', async () => {
  const form = await evidenceForm()
  expect(form.find('.needed').textContent).to.include('Files')

  await choose(form, makeTextFile('access.log', 2048), makeTextFile('error.log'))

  expect(names(form)).to.deep.equal(['access.log', 'error.log'])
  expect(form.text).to.include('2 kB')
  expect(form.text).to.include('2 files, ')
  expect(announced(form)).to.equal('2 files were added')
  await form.press('Continue')
  expect(form.heading).to.equal('Check before sealing')
})

test('without a file that is needed nothing goes on, and the form says what to do', async () => {
  const form = await evidenceForm()

  await form.press('Continue')

  expect(form.heading).to.equal('What shows it?')
  expect(form.find('.summary').textContent).to.include('Add at least one file')
})

test('each file that is not taken is named with what can be done, and the others stay', async () => {
  const form = await evidenceForm()
  await choose(form, makeTextFile('first.log', 90_000))

  await choose(
    form,
    makeTextFile('empty.log', 0),
    makeTextFile('first.log', 90_000),
    makeTextFile('large.img', 100_001),
    makeTextFile('second.log', 70_000),
    ...['a', 'b', 'c', 'd'].map((name) => makeTextFile(name)),
  )

  const refused = [...form.root.querySelectorAll('.notice li')].map(({ textContent }) =>
    textContent.replace(/\s+/g, ' ').trim(),
  )
  expect(refused).to.deep.equal([
    'empty.log (0 bytes). It is empty: there is nothing to send.',
    'first.log (88 kB). It is in the list already.',
    'large.img (98 kB). It is larger than 98 kB. Compress it, or send the part that matters.',
    'second.log (68 kB). All files together may have 146 kB. Remove one first.',
    'd (100 bytes). There is only room for 4. Remove one first, or put some in one archive.',
  ])
  expect(names(form)).to.deep.equal(['first.log', 'a', 'b', 'c'])
})

test('only the types that the policy names are taken, by media type or by the end of the name', async () => {
  const types = ['image/*', 'text/plain', '.pcap']
  const form = await evidenceForm({ policy: makeEvidencePolicy({ types }) })

  await choose(
    form,
    makeTextFile('notes'),
    new File(['x'], 'wire.PCAP'),
    new File(['x'], 'run.exe', { type: 'application/x-msdownload' }),
    new File(['x'], 'plain.svg', { type: 'image/svg+xml' }),
  )

  expect(names(form)).to.deep.equal(['notes', 'wire.PCAP', 'plain.svg'])
  expect(form.find('.notice').textContent).to.include('Only image/*, text/plain, or .pcap can')
  expect(form.find('input[type=file]').getAttribute('accept')).to.equal(types.join())
})

test('files may be dropped anywhere on the screen', async () => {
  const form = await evidenceForm()

  const wasLeftToThePage = dropped(form, 'drop', [makeTextFile('access.log')])
  await looked(form)

  expect(wasLeftToThePage).to.equal(false)
  expect(names(form)).to.deep.equal(['access.log'])
})

test('a pasted screenshot is named by the time, and pasted text goes where it would', async () => {
  const form = await evidenceForm()

  dropped(form, 'paste', [new File(['x'], 'image.png', { type: 'image/png' })])
  await looked(form)
  const wasLeftToThePage = dropped(form, 'paste', [])

  expect(names(form)[0]).to.match(/^screenshot-\d{4}-\d\d-\d\d-\d\d-\d\d-\d\d\.png$/)
  expect(wasLeftToThePage).to.equal(true)
})

/** Names that lie, climb or run, and how each is shown where that differs. */
type HostileName = { kind: string; name: string; shown?: string }
const fixture = await fetch('/packages/protocol/fixtures/file-names/hostile.json')
const HOSTILE = toNames(await fixture.json())
const AT_ONCE = 20

/** The fixture has these keys on every line. */
function toNames(json: unknown): HostileName[] {
  return json as HostileName[]
}

for (let at = 0; at < HOSTILE.length; at += AT_ONCE) {
  const some = HOSTILE.slice(at, at + AT_ONCE)
  const kinds = [...new Set(some.map(({ kind }) => kind))].join(', ')

  test(`names of these kinds are text that neither runs nor reorders anything: ${kinds}`, async () => {
    const form = await evidenceForm({ policy: makeEvidencePolicy({ maxCount: AT_ONCE }) })

    await choose(form, ...some.map(({ name }) => makeTextFile(name)))

    const shown = [...form.root.querySelectorAll('.files .name > bdi')]
    expect(shown.map(({ textContent }) => textContent)).to.deep.equal(
      some.map(({ name, shown = name }) => new File([], shown).name),
    )
    expect(form.root.querySelectorAll('script, img, iframe, b, [onerror]')).to.have.length(0)
    expect(Reflect.has(window, 'hostileRan')).to.equal(false)
    expect(overhang(form)).to.deep.equal([])
  })
}

test('the picker and every row are used with the keyboard alone', async () => {
  const form = await evidenceForm()
  await choose(form, ...['a.log', 'b.log'].map((name) => makeTextFile(name)))
  form.find('.files .icon').focus()

  await pressKeys(form, 'Enter')
  expect(names(form)).to.deep.equal(['b.log'])
  expect(form.root.activeElement?.getAttribute('aria-label')).to.equal('Remove b.log')
  await pressKeys(form, 'Enter')

  expect(names(form)).to.deep.equal([])
  expect(form.focus).to.equal('field-evidence')
  expect(announced(form)).to.equal('b.log was removed')
})

test('files that another channel does not take are named, and stay until they are removed', async () => {
  const [small] = makeEvidencePolicy({ maxFileBytes: 1000 }).channels
  const [large] = makeEvidencePolicy().channels
  const policy = makeEvidencePolicy(undefined, {
    channels: [
      { ...large, id: 'large', label: 'Large' },
      { ...small, id: 'small', label: 'Small' },
    ],
  })
  const form = await mountForm({ policy })
  await form.press('Large')
  await form.press('Continue')
  await form.fill('summary', 'Stored XSS')
  await form.press('Continue')
  while (!form.root.querySelector('input[type=file]')) await form.settled()
  await choose(form, makeTextFile('access.log', 2000))

  await form.press('Channel')
  await form.press('Small')
  for (let steps = 3; steps > 0; steps--) await form.press('Continue')

  expect(form.heading).to.equal('What shows it?')
  expect(form.find('.summary').textContent).to.include('Remove them to go on: access.log')
  expect(names(form)).to.deep.equal(['access.log'])
})

test('what the service learns of files is said to the byte before anything is sent', async () => {
  const form = await evidenceForm()
  await choose(form, makeTextFile('access.log', 1234), makeTextFile('error.log', 1))

  await form.press('Continue')

  expect(form.find('.seen').textContent).to.include(
    '2 files and their sizes: 1,234\u00a0bytes and 1\u00a0bytes',
  )
  expect(form.find('.seen').textContent).not.to.include('.log')
})
