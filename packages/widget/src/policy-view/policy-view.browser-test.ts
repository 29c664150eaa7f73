import { afterEachTest, expect, test } from '../testing/browser-test.ts'
import { pressKeys, tabTo } from '../testing/keyboard.ts'
import { makePromisingPolicy } from '../testing/make-clocks.ts'
import { makePolicy } from '../testing/make-policy.ts'
import { FINGERPRINT } from '../testing/make-session.ts'
import { mountPolicy } from '../testing/mount-page.ts'
import type { Mounted } from '../testing/mounted.ts'
import { makeLongPolicy, makeWholePolicy } from '../testing/page-states.ts'
import { TroubleError } from '../trouble.ts'

afterEachTest(() => {
  history.replaceState(null, '', location.pathname + location.search)
})

/** What a chapter says, by its heading. */
function chapter(page: Mounted, title: string): string {
  const found = [...page.root.querySelectorAll('.section')].find(
    (section) => section.querySelector('h3')?.textContent === title,
  )
  return found?.textContent.replace(/\s+/g, ' ') ?? ''
}

test('every chapter says what the policy says', async () => {
  const page = await mountPolicy({ policy: makeWholePolicy() })

  expect(chapter(page, 'Scope'))
    .to.include('Only what is listed here is in scope. Reports about anything else are not taken.')
    .and.include('Domains *.acme.example All sites')
    .and.include('Packages pkg:npm/%40acme/agent Versions: 5.2 and later')
    .and.include('Not in scope The blog blog.acme.example')
    .and.include('Known, and not an issue Missing headers They are no risk by themselves.')
  expect(chapter(page, 'Rules'))
    .to.include('Please Redact personal data.')
    .and.include('Never Never disrupt the service.')
  expect(chapter(page, 'Safe harbour'))
    .to.include('No claims against you.')
    .and.include('If you keep to the rules.')
  expect(chapter(page, 'How to report'))
    .to.include('Who may report: Anybody, also without a name.')
    .and.include('By mail security@acme.example')
    .and.include('For whom Customers and sub-processors.')
  expect(chapter(page, 'Disclosure'))
    .to.include('public 90 days after the report')
    .and.include('Published after the fix.')
  expect(chapter(page, 'Credit'))
    .to.include('For findings rated medium or higher.')
    .and.include('not known before')
  expect(chapter(page, 'Good to know')).to.include('No reward is paid.')
  expect(chapter(page, 'Key and languages'))
    .to.include(FINGERPRINT.toUpperCase().match(/.{4}/g)?.join(' '))
    .and.include('English and German')
    .and.include('deleted 365 days after')
})

test('each promise is told with its span, its note and the days that count', async () => {
  const page = await mountPolicy({ policy: makeWholePolicy() })

  const promises = chapter(page, 'Promises')

  expect(promises)
    .to.include('For \u2068Vulnerability\u2069 Confirmation within 2 business days')
    .and.include('An update at least every 14 days')
    .and.include('Emergency fix within 7 days')
    .and.include('Where technically feasible.')
    .and.include('For \u2068Live incident\u2069 Confirmation within 1 business day')
    .and.include('each deadline is the end of a day in London')
    .and.include('Europe/London')
    .and.include('Monday to Friday except 2 holidays')
    .and.match(/Friday, .*2026.*Monday, .*2026/)
})

test('business days that do not follow one another are named one by one', async () => {
  const calendar = { timeZone: 'Asia/Dubai', workingDays: [1, 2, 3, 7] }

  const page = await mountPolicy({ policy: makePromisingPolicy({ calendar }) })

  expect(chapter(page, 'Promises')).to.include('Monday, Tuesday, Wednesday, and Sunday')
})

test('chapters that a policy says nothing about are left out', async () => {
  const page = await mountPolicy({ policy: makePolicy() })

  const titles = [...page.root.querySelectorAll('h3')].map(({ textContent }) => textContent)

  expect(titles).to.deep.equal([
    'Scope',
    'Rules',
    'Safe harbour',
    'How to report',
    'Disclosure',
    'Credit',
    'Key and languages',
  ])
  expect(chapter(page, 'Credit')).to.include('names nobody in public')
})

test('headings make an outline without gaps', async () => {
  const page = await mountPolicy({ policy: makeWholePolicy() })

  const levels = [...page.root.querySelectorAll('h1, h2, h3, h4, h5')].map(({ tagName }) =>
    Number(tagName.slice(1)),
  )

  expect(levels[0]).to.equal(2)
  expect(levels.filter((level, at) => level > (levels[at - 1] ?? 2) + 1)).to.deep.equal([])
})

test('the vendor\u2019s words come in the reader\u2019s language, else in the policy\u2019s', async () => {
  const safeHarbour = {
    text: { en: 'No claims.', de: 'Keine Ansprüche.' },
    condition: { fr: 'Sous condition.', en: 'On a condition.' },
  }

  const page = await mountPolicy({ policy: makePromisingPolicy({ safeHarbour }), language: 'de' })

  expect(chapter(page, 'Rechtliche Zusage')).to.include('Keine Ansprüche. On a condition.')
  expect(chapter(page, 'Zusagen')).to.include('Bewertung innerhalb von 5 Arbeitstagen')
  expect(chapter(page, 'Zusagen')).to.include('Montag bis Freitag ohne 2 Feiertage')
})

test('a chapter is reached from the list of chapters, without a mouse', async () => {
  const page = await mountPolicy()

  await tabTo(page, 'Promises')
  await pressKeys(page, 'Enter')

  expect(page.focus).to.equal('policy-promises')
  expect(location.hash).to.equal('#policy-promises')
})

test('a link to a chapter leads there once the policy stands', async () => {
  location.hash = '#policy-credit'

  const page = await mountPolicy()

  expect(page.focus).to.equal('policy-credit')
})

test('a page that keeps its route in the fragment keeps it', async () => {
  location.hash = '#/security/policy'
  const page = await mountPolicy()

  page.find('.contents a[href="#policy-rules"]').click()

  expect(location.hash).to.equal('#/security/policy')
  expect(page.focus).to.equal('policy-rules')
})

test('a long scope is closed at first, and opened by what is looked for', async () => {
  const page = await mountPolicy({ policy: makeLongPolicy() })
  const details = page.find('details.long')
  expect(details.hasAttribute('open')).to.equal(false)
  expect(details.querySelector('summary')?.textContent).to.include('All 500 targets')

  await page.typeInto('#filter', 'HOST-42.')

  expect(details.hasAttribute('open')).to.equal(true)
  expect([...details.querySelectorAll('code')].map(({ textContent }) => textContent)).to.deep.equal(
    ['host-42.acme.example'],
  )
  expect(page.find('#found').textContent.trim()).to.equal('1 of 501 entries')
})

const HOSTILE = '\u202e<img src=x onerror="window.hostileRan=true"><b id="bold">bold</b>'

test('markup and reversed text in a policy stay text', async () => {
  const rules = { accept: 'each', items: [{ id: 'one', kind: 'do', text: HOSTILE }] }
  const scope = {
    mode: 'listed',
    outside: 'warn',
    targets: [{ kind: 'product', value: HOSTILE, label: HOSTILE }],
    exclusions: [{ text: HOSTILE, reason: HOSTILE }],
  }
  const fallback = { email: 'a?bcc=eve&body=x@acme.example' }

  const page = await mountPolicy({
    policy: makePromisingPolicy({ rules, scope, fallback, name: `Acme${HOSTILE}` }),
  })

  expect(page.root.querySelector('img, #bold')).to.equal(null)
  expect(page.find('h2').textContent).not.to.include('\u202e')
  expect(page.find('a[href^="mailto:"]').getAttribute('href')).to.equal(
    'mailto:a%3Fbcc%3Deve%26body%3Dx@acme.example',
  )
  expect(Reflect.get(window, 'hostileRan')).to.equal(undefined)
})

test('a policy that does not verify is not shown; what stands inside the element is', async () => {
  const connect = () => Promise.reject(new TroubleError('profile_unsigned'))

  const page = await mountPolicy({ connect })

  expect(page.root.querySelector('slot')).not.to.equal(null)
  expect(page.root.querySelector('.section')).to.equal(null)
})
