import { expect, test } from '../testing/browser-test.ts'
import { hostileTexts, ranIn } from '../testing/hostile-texts.ts'
import { makePolicy } from '../testing/make-policy.ts'
import { mountForm } from '../testing/mount-form.ts'
import { walkTo } from '../testing/walk.ts'

const HOSTILE = await hostileTexts()
const text = HOSTILE.join(' ')
/** What also fits where a line is asked for. */
const short = text.slice(0, 300)

function hostilePolicy() {
  const base = makePolicy()
  return makePolicy({
    name: text.slice(0, 120),
    channels: base.channels.map((channel) => ({
      ...channel,
      label: text,
      description: text,
      fields: Object.fromEntries(
        Object.entries(channel.fields).map(([id, rule]) => [id, { ...rule, help: text }]),
      ),
    })),
    rules: { accept: 'each', items: base.rules.items.map((rule) => ({ ...rule, text })) },
    safeHarbour: { text, condition: text },
    notices: [{ kind: 'other', text: text }],
    scope: {
      ...base.scope,
      targets: [{ kind: 'product', value: short, label: text }],
      exclusions: [{ text, reason: text }],
    },
  })
}

test('at least sixty hostile texts are tried', () => {
  expect(HOSTILE.length).to.be.at.least(60)
})

test('hostile words of a vendor and a reporter are shown as text and do nothing', async () => {
  const form = await mountForm({ policy: hostilePolicy() })
  const strange = new Set<string>()
  const look = () => {
    for (const found of ranIn(form.root)) strange.add(found)
    return Promise.resolve()
  }

  await look()
  form.find('label.card').click()
  await form.press('Continue')
  await form.tickAll()
  await form.press('Continue')
  await form.fill('target', short)
  await form.press('Continue')
  await form.fill('summary', short)
  await form.fill('description', text)
  await form.fill('steps', short)
  await look()
  await form.press('Continue')
  await form.fill('impact', text)
  await form.press('Continue')
  await form.press('Continue')
  await look()

  expect(form.heading).to.equal('Check before sealing')
  expect(form.find('.paper').textContent).to.include(HOSTILE[1])
  expect([...strange]).to.deep.equal([])
})

test('a name with bidirectional controls cannot reorder the sentence around it', async () => {
  const form = await mountForm({ policy: makePolicy({ name: 'Ac\u202eme\u2069 ' }) })

  expect(form.find('h2').textContent).to.equal('Report a security issue to \u2068Acme \u2069')
})

test('only web and mail addresses of a policy become links', async () => {
  const form = await mountForm({ policy: makePolicy({ url: 'https://acme.example/policy' }) })
  await walkTo(form, 'rules')

  const links = [...form.root.querySelectorAll('a')]

  expect(links.map(({ protocol }) => protocol)).to.deep.equal(['https:'])
  expect(links.map(({ rel }) => rel)).to.deep.equal(['noopener noreferrer'])
})
