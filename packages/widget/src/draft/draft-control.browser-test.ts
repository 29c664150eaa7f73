import { expect, test } from '../testing/browser-test.ts'
import { keptWith } from '../testing/draft-forms.ts'
import { DraftControl } from './draft-control.ts'
import type { OpenDraft } from './drafts.ts'
import type { KeptForm } from './kept-form.ts'

/** A control that is on, and everything it has saved since. */
async function turnedOn() {
  const saved: KeptForm[] = []
  const draft: OpenDraft = {
    save: (kept) => Promise.resolve(void saved.push(kept)),
    leave: () => Promise.resolve(),
    discard: () => Promise.resolve(),
  }
  const control = new DraftControl({
    load: () =>
      Promise.resolve({ find: () => Promise.resolve(null), begin: () => Promise.resolve(draft) }),
    place: { service: 'https://service.example', vendor: 'acme' },
    keep: () => keptWith({ summary: 'Typed' }),
    restore: () => 'same form',
    changed: () => undefined,
  })
  await control.turnOn()
  return { control, saved }
}

function show(visibility: 'hidden' | 'visible'): void {
  Object.defineProperty(document, 'visibilityState', { value: visibility, configurable: true })
  document.dispatchEvent(new Event('visibilitychange'))
  Reflect.deleteProperty(document, 'visibilityState')
}

test('what was typed is kept at once when the page is hidden, since it may never be shown again', async () => {
  const { control, saved } = await turnedOn()
  control.changed()
  show('visible')
  expect(saved).to.have.length(0)

  show('hidden')

  expect(saved).to.deep.equal([keptWith({ summary: 'Typed' })])
  await control.turnOff()
})

test('a page that is hidden keeps nothing once the draft is off', async () => {
  const { control, saved } = await turnedOn()
  control.changed()
  await control.turnOff()

  show('hidden')

  expect(saved).to.deep.equal([])
})
