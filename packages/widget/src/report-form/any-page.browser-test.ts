import { colourViolationsIn, violationsIn } from '../testing/axe.ts'
import { expect, test } from '../testing/browser-test.ts'
import { mountForm } from '../testing/mount-form.ts'
import { overhang } from '../testing/overhang.ts'
import { walkTo } from '../testing/walk.ts'

const WORD = 'A'.repeat(200)

test('at 320 pixels, 40 steps and words of 200 letters stay inside', async () => {
  const form = await mountForm({ width: 320 })
  await walkTo(form, 'finding')

  await form.fill('summary', WORD)
  await form.fill('description', WORD)
  await form.fill('steps', WORD)
  for (let at = 1; at < 40; at++) {
    await form.press('Add a step')
    await form.fill(`steps-${at}`, `${at} ${WORD}`)
  }
  expect(overhang(form)).to.deep.equal([])
  await form.press('Continue')
  await form.fill('impact', WORD)
  await form.press('Continue')
  await form.press('Continue')

  expect(form.heading).to.equal('Check before sealing')
  expect(overhang(form)).to.deep.equal([])
})

test('a narrow box has a bar of progress, a wide one a rail', async () => {
  const narrow = await mountForm({ width: 400 })
  expect(narrow.find('.progress').offsetHeight).to.be.greaterThan(0)
  expect(narrow.find('.rail').offsetHeight).to.equal(0)
  narrow.find('.toggle').click()
  await narrow.settled()
  expect(narrow.find('.rail').offsetHeight).to.be.greaterThan(0)

  const wide = await mountForm({ width: 900 })
  expect(wide.find('.progress').offsetHeight).to.equal(0)
  expect(wide.find('.rail').offsetHeight).to.be.greaterThan(0)
})

test('text areas grow with their text', async () => {
  const form = await mountForm()
  await walkTo(form, 'finding')
  const before = form.find('#field-description').offsetHeight

  await form.fill('description', 'line\n'.repeat(12))

  expect(form.find('#field-description').offsetHeight).to.be.greaterThan(before * 1.5)
})

test('German is spoken throughout, and fits at 320 pixels', async () => {
  const form = await mountForm({ language: 'de', width: 320 })
  await form.press('Sicherheitslücke')
  await form.press('Weiter')
  await form.press('Weiter')
  expect(form.text).to.include('Stimmen Sie den Regeln zu')
  await form.tickAll()
  await form.press('Weiter')
  await form.fill('target', 'https://elsewhere.example')
  expect(form.text).to.include('gehört nicht zum Geltungsbereich')
  expect(overhang(form)).to.deep.equal([])
  await form.press('Weiter')
  await form.fill('summary', 'Kurz')
  await form.fill('description', 'Lang')
  await form.press('Weiter')
  await form.fill('impact', 'Groß')
  await form.press('Weiter')
  await form.press('Weiter')

  expect(form.heading).to.equal('Vor dem Versiegeln ansehen')
  expect(form.find('.form').lang).to.equal('de')
  expect(overhang(form)).to.deep.equal([])
  expect(await violationsIn(form.element)).to.deep.equal([])
})

test('the language of the page around it is spoken', async () => {
  document.body.lang = 'de-CH'

  const form = await mountForm({ language: '' })

  document.body.removeAttribute('lang')
  expect(form.find('h2').textContent).to.include('melden')
})

test('the language can be changed while the form is filled in', async () => {
  const form = await mountForm()
  await walkTo(form, 'finding')
  await form.fill('summary', 'Kept')

  form.element.language = 'de'
  await form.settled()
  await form.settled()

  expect(form.heading).to.equal('Was haben Sie gefunden?')
  expect(form.find('#field-summary')).to.have.property('value', 'Kept')
})

test('in a page that runs from right to left, the rail stands on the right', async () => {
  document.body.dir = 'rtl'
  const form = await mountForm({ width: 900 })
  await walkTo(form, 'finding')
  const rail = form.find('.rail').getBoundingClientRect()
  const step = form.find('.step').getBoundingClientRect()
  const sticksOut = overhang(form)
  document.body.removeAttribute('dir')

  expect(rail.left).to.be.greaterThan(step.left)
  expect(sticksOut).to.deep.equal([])
})

const ACCENTS = ['#ffe600', '#ffffff', '#000000', '#00ff88', '#7f7f7f', '#ff0055', 'rebeccapurple']

for (const scheme of ['light', 'dark']) {
  test(`with any accent, text and controls keep their contrast on ${scheme} pages`, async () => {
    document.body.style.colorScheme = scheme
    const found: string[] = []
    for (const accent of ACCENTS) {
      const form = await mountForm()
      form.element.style.setProperty('--sealpost-accent', accent)
      await form.press('Vulnerability')
      found.push(...(await colourViolationsIn(form.element)).map((one) => `${accent}: ${one}`))
      form.element.remove()
    }
    document.body.style.colorScheme = ''

    expect(found.join('\n')).to.equal('')
  })
}

test('two forms on a page do not disturb each other', async () => {
  const one = await mountForm()
  const other = await mountForm()

  await walkTo(one, 'finding')
  await one.fill('summary', 'Only here')

  expect(other.heading).to.equal('What are you reporting?')
  await walkTo(other, 'finding')
  expect(other.find('#field-summary')).to.have.property('value', '')
})

test('what is typed is kept from spelling services and from the browser\u2019s memory', async () => {
  const form = await mountForm()
  await walkTo(form, 'finding')

  const field = form.find('#field-description')

  expect(field.spellcheck).to.equal(false)
  expect(form.find('form').getAttribute('autocomplete')).to.equal('off')
})
