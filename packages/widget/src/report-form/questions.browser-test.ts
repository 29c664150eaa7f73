import type { Draft } from '../sealing/sealing.ts'
import { expect, test } from '../testing/browser-test.ts'
import { pressKeys } from '../testing/keyboard.ts'
import { makeDetailedPolicy } from '../testing/make-detailed-policy.ts'
import { makeSession } from '../testing/make-session.ts'
import { type FormOptions, mountForm } from '../testing/mount-form.ts'
import type { Mounted } from '../testing/mounted.ts'
import type { SealpostReport } from './report-form.ts'

/** A form at its first question. */
async function givenForm(
  mode: 'gate' | 'advise' = 'gate',
  options: FormOptions = {},
): Promise<Mounted<SealpostReport>> {
  const form = await mountForm({ policy: makeDetailedPolicy(mode), ...options })
  await form.tickAll()
  await form.press('Continue')
  return form
}

async function toFinding(form: Mounted): Promise<void> {
  await form.fill('environment', 'Firefox 150')
  await form.press('Continue')
}

async function toImpact(form: Mounted): Promise<void> {
  await toFinding(form)
  await form.fill('summary', 'Anyone can sign in as anyone')
  await form.fill('logs', 'GET /admin 200')
  await form.press('By a person')
  await form.press('Continue')
}

const announced = (form: Mounted) => form.find('p.only-read[role=status]').textContent

test('before anything is typed, the form says how much it needs to know of the reporter', async () => {
  const form = await mountForm({ policy: makeDetailedPolicy() })

  expect(form.heading).to.equal('Before you report')
  expect(form.text).to.contain('You can stay anonymous.')
  expect(form.text).to.contain('Local law applies.')
})

test('what is typed as target is read as one kind and compared as such', async () => {
  const form = await givenForm()

  await form.type('target', 'registry.acme.example/station:2.1')
  expect(form.text).to.contain('Recognised as: container image')
  await form.type('target', '192.0.2.7')

  expect(form.text).to.contain('Recognised as: IP address or range')
  expect(form.text).to.contain('In scope: 192.0.2.0/24')
})

test('the vendor\u2019s own questions are asked in its words, in the form\u2019s language', async () => {
  const form = await givenForm()
  expect(form.text).to.contain('Launch site')

  form.element.language = 'de'
  while (!form.text.includes('Ziel')) await form.settled()

  expect(form.text).to.contain('Startplatz')
})

test('the gate names the group of which one answer is enough, and lets go with either', async () => {
  const form = await givenForm()
  await toFinding(form)
  await form.fill('summary', 'Anyone can sign in as anyone')
  await form.press('By a person')

  await form.press('Continue')
  expect(form.text).to.contain('One of these is needed: Proof of concept or Log lines')
  expect(form.find('.needed').textContent).to.contain('Proof of concept or Log lines')
  await form.fill('logs', 'GET /admin 200')
  await form.press('Continue')

  expect(form.heading).to.equal('How bad is it?')
})

test('what would only help is named at all times and stops nobody', async () => {
  const form = await givenForm('advise')
  await form.press('Continue')
  await form.fill('summary', 'Anyone can sign in as anyone')
  await form.press('By a person')

  expect(form.find('.needed').textContent).to.contain('Would help')
  for (let left = 3; left > 0; left--) await form.press('Continue')

  expect(form.heading).to.equal('Check before sealing')
  expect(form.find('.notice.warn').textContent).to.contain('Proof of concept or Log lines')
})

test('several answers can be ticked, in the order of the form', async () => {
  const form = await givenForm()
  await toFinding(form)

  await form.press('With help of AI')
  await form.press('By a person')
  const boxes = [...form.root.querySelectorAll<HTMLInputElement>('fieldset input[type=checkbox]')]

  expect(boxes.filter((box) => box.checked).length).to.equal(2)
})

test('a question that an answer brings is announced, and the focus stays where it was', async () => {
  const form = await givenForm()
  await toImpact(form)
  const answer = form.find('#field-dataAccessed')
  answer.focus()

  await form.press('Other people')
  expect(announced(form)).to.contain('New question: Impact and Which data, and how much?')
  expect(form.find('#field-dataExtent').getAttribute('aria-required')).to.equal('true')
  expect(form.root.activeElement?.getAttribute('name')).to.equal('dataAccessed')
  await form.press('No')

  expect(announced(form)).to.contain('No longer asked: Impact and Which data, and how much?')
  expect(form.root.querySelector('#field-dataExtent')).to.equal(null)
})

test('an answer whose question is gone is not sealed', async () => {
  const drafts: Draft[] = []
  const session = makeSession(makeDetailedPolicy())
  const form = await givenForm('gate', {
    session: {
      prepare: (draft, receipt) => {
        drafts.push(draft)
        return session.prepare(draft, receipt)
      },
    },
  })
  await toImpact(form)
  await form.press('Only my own')
  await form.fill('dataExtent', 'Ten names')
  await form.press('No')
  await form.press('Continue')
  await form.press('Continue')

  expect(drafts.at(-1)?.answers).to.have.property('dataAccessed', 'no')
  expect(drafts.at(-1)?.answers).not.to.have.property('dataExtent')
})

test('credit stands beside what the vendor says about money', async () => {
  const form = await givenForm()
  await toImpact(form)
  await form.press('Continue')

  expect(form.text).to.contain('We pay no rewards.')
  expect(form.text).to.contain('We name whoever wants it.')
})

test('the reporter\u2019s key is read, and shown by its fingerprint', async () => {
  const form = await givenForm()
  await toImpact(form)
  await form.press('Continue')

  await form.fill('openpgpKey', '-----BEGIN PGP PUBLIC KEY BLOCK-----')
  await form.settled()

  expect(form.find('.keyed').textContent).to.contain('6A1B')
})

test('a key can be taken from a file', async () => {
  const form = await givenForm()
  await toImpact(form)
  await form.press('Continue')
  const picked = new DataTransfer()
  picked.items.add(new File(['-----BEGIN PGP PUBLIC KEY BLOCK-----'], 'key.asc'))
  const input = form.find('#field-openpgpKey-file')
  if (input instanceof HTMLInputElement) input.files = picked.files

  input.dispatchEvent(new Event('change'))
  while (!form.find('.keyed').textContent.includes('6A1B')) await form.settled()

  expect(form.focus).to.equal('field-openpgpKey')
})

test('a private key is refused in words, and nothing goes on with it', async () => {
  const form = await givenForm()
  await toImpact(form)
  await form.press('Continue')

  await form.fill('openpgpKey', '-----BEGIN PGP PRIVATE KEY BLOCK-----')
  await form.press('Continue')

  expect(form.heading).to.equal('About you')
  expect(form.text).to.contain('This is your private key.')
})

test('a key that cannot be used is refused with its reason', async () => {
  const form = await givenForm('gate', {
    session: { readOwnKey: () => Promise.resolve({ refusal: 'key_expired' as const }) },
  })
  await toImpact(form)
  await form.press('Continue')

  await form.fill('openpgpKey', '-----BEGIN PGP PUBLIC KEY BLOCK-----')
  await form.press('Continue')

  expect(form.text).to.contain('This key has expired.')
  expect(form.heading).to.equal('About you')
})

test('a weakness is found by words and taken with the keyboard alone', async () => {
  const form = await givenForm()
  await toFinding(form)
  await form.type('weakness', 'cross-site scripting')
  while (!form.root.querySelector('[role=option]')) await form.settled()

  await pressKeys(form, 'ArrowDown')
  const marked = form.find('#field-weakness').getAttribute('aria-activedescendant') ?? ''
  expect(form.find(`#${marked}`).getAttribute('aria-selected')).to.equal('true')
  await pressKeys(form, 'Enter')

  expect(form.element.shadowRoot?.querySelector('#weakness-list')?.hasAttribute('hidden')).to.equal(
    true,
  )
  expect(form.find('#field-weakness'))
    .to.have.property('value')
    .that.matches(/^CWE-\d+$/)
  expect(form.focus).to.equal('field-weakness')
})

test('Escape closes the list and leaves what was typed', async () => {
  const form = await givenForm()
  await toFinding(form)
  await form.type('weakness', '79')
  while (!form.root.querySelector('[role=option]')) await form.settled()

  await pressKeys(form, 'Escape')

  expect(form.find('#field-weakness').getAttribute('aria-expanded')).to.equal('false')
  expect(form.find('#field-weakness')).to.have.property('value', '79')
})

test('a bare number becomes the id of a weakness', async () => {
  const form = await givenForm()
  await toFinding(form)

  await form.fill('weakness', '79')
  await form.settled()

  expect(form.find('#field-weakness')).to.have.property('value', 'CWE-79')
})

const METRICS = ['AV', 'AC', 'AT', 'PR', 'UI', 'VC', 'VI', 'VA', 'SC', 'SI', 'SA']

async function openCalculator(form: Mounted): Promise<void> {
  await form.press('Score it')
  while (!form.root.querySelector('.calculator')) await form.settled()
}

test('the calculator shows the score of the worst answers and their vector', async () => {
  const form = await givenForm()
  await toImpact(form)
  await openCalculator(form)

  expect(form.text).to.contain('11 questions left')
  for (const metric of METRICS) form.find(`[name=cvss-${metric}]`).click()
  await form.settled()

  expect(form.find('.outcome').textContent).to.contain('10.0 · Critical')
  expect(form.find('#field-cvss')).to.have.property(
    'value',
    'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H',
  )
})

test('the score answers the question of severity only if the reporter says so', async () => {
  const form = await givenForm()
  await toImpact(form)
  await form.fill('cvss', 'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N')
  await openCalculator(form)
  const chosen = () => form.root.querySelectorAll('[name=severity]:checked').length

  expect(form.find('.outcome').textContent).to.contain('6.1 · Medium')
  expect(chosen()).to.equal(0)
  await form.press('Answer')
  expect(chosen()).to.equal(1)
  await form.press('Answer')

  expect(chosen()).to.equal(0)
})

test('the metrics are radio buttons, which the arrow keys move', async () => {
  const form = await givenForm()
  await toImpact(form)
  await openCalculator(form)
  form.find('[name=cvss-AV]').click()
  form.find('[name=cvss-AV]').focus()

  await pressKeys(form, 'ArrowDown')

  expect(form.find('#field-cvss')).to.have.property('value', 'CVSS:4.0/AV:A')
})

test('half a vector is named before anything is sealed', async () => {
  const form = await givenForm()
  await toImpact(form)

  await form.fill('cvss', 'CVSS:4.0/AV:N/AC:L')
  await form.press('Continue')

  expect(form.text).to.contain('Enter a whole vector')
})
