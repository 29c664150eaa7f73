import type { Session } from '../session/session.ts'
import { afterEachTest, expect, test } from '../testing/browser-test.ts'
import { RECEIPT_TEXT } from '../testing/made-profile.ts'
import { makeCase, makeThread } from '../testing/make-case.ts'
import { mountCase } from '../testing/mount-case.ts'

const Observer = globalThis.IntersectionObserver
const realNow = Date.now
afterEachTest(() => {
  globalThis.IntersectionObserver = Observer
  Date.now = realNow
})

/** Lets a test say what is in view, which in a page in the background nothing ever is. */
function watchedBy(): (...elements: readonly Element[]) => void {
  let tell: IntersectionObserverCallback = () => {}
  const watched = new Set<Element>()
  globalThis.IntersectionObserver = class extends Observer {
    readonly #isWatching: boolean

    constructor(callback: IntersectionObserverCallback, options?: IntersectionObserverInit) {
      super(callback, options)
      this.#isWatching = Array.isArray(options?.threshold)
      if (this.#isWatching) tell = (entries) => callback(entries, this)
    }

    override observe(element: Element): void {
      if (this.#isWatching) watched.add(element)
      else super.observe(element)
    }
  }
  return (...elements) => {
    const seen = elements.filter((element) => watched.has(element))
    tell(seen.map(inView), new Observer(() => {}))
  }
}

/** What an observer is told of an element that is wholly in view. */
function inView(target: Element): IntersectionObserverEntry {
  const rect = target.getBoundingClientRect()
  return {
    target,
    intersectionRatio: 1,
    isIntersecting: true,
    boundingClientRect: rect,
    intersectionRect: rect,
    rootBounds: rect,
    time: 0,
  }
}

const THREE = makeThread({ text: 'One' }, { text: 'Two' }, { actor: 'reporter', text: 'Three' })

/** A case of which nothing was read but the report. */
async function unreadCase(openCase?: Session['openCase']) {
  const read: number[] = []
  const view = await mountCase({
    receipt: RECEIPT_TEXT,
    openCase:
      openCase ??
      (() => Promise.resolve(makeCase({ thread: THREE, standing: { readRevision: 1 } }))),
    session: { markCaseRead: (_, revision) => Promise.resolve(void read.push(revision)) },
  })
  const unread = () => [...view.root.querySelectorAll('.unread')]
  return { view, read, unread }
}

test('what the vendor wrote since stands under a line that says how much is new', async () => {
  const { view, unread } = await unreadCase()

  expect(unread()).to.have.length(2)
  expect(view.find('.divider').textContent).to.include('2 new entries')
})

test('entries are marked as read once they were in view, in their order', async () => {
  const see = watchedBy()
  const { read, unread } = await unreadCase()
  const [one, two] = unread()
  if (!one || !two) throw new Error('Two are unread.')

  see(two)
  expect(read).to.deep.equal([])
  see(one)

  expect(read).to.deep.equal([3])
})

test('a case without anything new marks nothing', async () => {
  const see = watchedBy()
  const { read, view } = await unreadCase(() => Promise.resolve(makeCase({ thread: THREE })))

  see(...view.root.querySelectorAll('.day > ol > li'))

  expect(read).to.deep.equal([])
  expect(view.root.querySelector('.divider')).to.equal(null)
})

test('a reporter who comes back to the page sees what is new, and hears of it', async () => {
  const cases = [makeCase(), makeCase({ thread: THREE, standing: { readRevision: 1 } })]
  const { view } = await unreadCase(() => Promise.resolve(cases.shift() ?? makeCase()))
  const now = Date.now() + 60_000
  Date.now = () => now

  document.dispatchEvent(new Event('visibilitychange'))
  await view.settled()

  expect(view.text).to.include('Two')
  expect(view.find('[role=status].only-read').textContent).to.include('2 new entries')
})

test('a reporter who was away for a moment only asks nothing of the service', async () => {
  let asked = 0
  const { view } = await unreadCase(() => {
    asked++
    return Promise.resolve(makeCase())
  })

  document.dispatchEvent(new Event('visibilitychange'))
  await view.settled()

  expect(asked).to.equal(1)
})
