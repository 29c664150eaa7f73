import type { Page } from '@sealpost/protocol'
import type { Session } from '../session/session.ts'
import { expect, test } from '../testing/browser-test.ts'
import { pressKeys, tabTo } from '../testing/keyboard.ts'
import { makePolicy } from '../testing/make-policy.ts'
import { mountCredits } from '../testing/mount-page.ts'
import { makeCredits } from '../testing/page-states.ts'
import { TroubleError } from '../trouble.ts'

/** A service with two pages of names, and what it was asked. */
function twoPages(): { asked: (string | null)[]; listCredits: Session['listCredits'] } {
  const asked: (string | null)[] = []
  const listCredits: Session['listCredits'] = (cursor) => {
    asked.push(cursor)
    return Promise.resolve(
      cursor === null
        ? { items: makeCredits(8), nextCursor: 'second' }
        : { items: makeCredits(3), nextCursor: null },
    )
  }
  return { asked, listCredits }
}

test('names are shown with the month they were thanked in', async () => {
  const page = await mountCredits({ session: twoPages() })

  const first = page.find('.names li').textContent.replace(/\s+/g, ' ')

  expect(first).to.include('Wile E. Coyote').and.include('December 2026')
  expect(page.root.querySelectorAll('.names li')).to.have.length(8)
})

test('more names are asked for with the cursor, and the focus goes to the first of them', async () => {
  const { asked, listCredits } = twoPages()
  const page = await mountCredits({ session: { listCredits } })

  await tabTo(page, 'more')
  await pressKeys(page, 'Enter')

  expect(asked).to.deep.equal([null, 'second'])
  expect(page.root.querySelectorAll('.names li')).to.have.length(11)
  expect(page.focus).to.equal('name-8')
  expect(page.root.querySelector('#more')).to.equal(null)
  expect(page.find('[role=status]').textContent).to.equal('11 names')
})

test('an empty hall of fame invites', async () => {
  const page = await mountCredits()

  expect(page.text).to.include('Nobody yet. Be the first.')
  expect(page.focus).to.equal('')
})

test('names that did not come are asked for again when somebody wishes', async () => {
  const answers: (() => Promise<Page<never>>)[] = [
    () => Promise.reject(new TroubleError('unreachable')),
    () => Promise.resolve({ items: [], nextCursor: null }),
  ]
  const listCredits: Session['listCredits'] = () => (answers.shift() ?? never)()
  const page = await mountCredits({ session: { listCredits } })
  expect(page.find('[role=alert]').textContent).to.include('The service cannot be reached.')

  await page.press('Try again')

  expect(page.text).to.include('Nobody yet.')
  expect(page.root.querySelector('[role=alert]')).to.equal(null)
})

test('names that are there stay when the next ones do not come', async () => {
  const { listCredits } = twoPages()
  const page = await mountCredits({
    session: {
      listCredits: (cursor) =>
        cursor === null ? listCredits(cursor) : Promise.reject(new TroubleError('offline')),
    },
  })

  await page.press('Show more')

  expect(page.root.querySelectorAll('.names li')).to.have.length(8)
  expect(page.text).to.include('You are offline.')
  expect(page.focus).to.equal('more')
})

test('a name is text of its own, and its link is vouched for by nobody', async () => {
  const items = [
    {
      name: '\u202egro.live<b>',
      url: 'https://people.example',
      publishedAt: '2026-11-03T08:00:00Z',
    },
  ]
  const page = await mountCredits({
    session: { listCredits: () => Promise.resolve({ items, nextCursor: null }) },
  })

  const link = page.find('.names a')

  expect(link.getAttribute('rel')).to.equal('nofollow noopener noreferrer ugc')
  expect(link.querySelector('bdi')?.textContent).to.equal('\u202egro.live<b>')
})

test('an address that runs something is never a link', async () => {
  const items = [
    { name: 'Mallory', url: 'javascript:alert(1)', publishedAt: '2026-11-03T08:00:00Z' },
  ]

  const page = await mountCredits({
    session: { listCredits: () => Promise.resolve({ items, nextCursor: null }) },
  })

  expect(page.find('.names').textContent).to.include('Mallory')
  expect(page.root.querySelector('.names a')).to.equal(null)
})

test('a vendor that credits nobody is not asked for names', async () => {
  const { asked, listCredits } = twoPages()

  const page = await mountCredits({ policy: makePolicy(), session: { listCredits } })

  expect(asked).to.deep.equal([])
  expect(page.text).to.include('names nobody in public')
})

test('the vendor\u2019s own words about credit stand beside the names', async () => {
  const credit = { asked: 'now', text: { en: 'Thank you.', de: 'Danke.' } }

  const page = await mountCredits({ policy: makePolicy({ credit }), language: 'de' })

  expect(page.text).to.include('Danke.').and.include('Noch niemand.')
})

function never(): Promise<never> {
  return new Promise(() => {})
}
