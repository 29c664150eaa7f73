import { expect, test } from '../testing/browser-test.ts'
import { givenForm, toImpact } from '../testing/detailed-form.ts'
import { pressKeys } from '../testing/keyboard.ts'
import type { Mounted } from '../testing/mounted.ts'

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
