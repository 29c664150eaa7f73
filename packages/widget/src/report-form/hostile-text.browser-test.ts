import { expect, test } from '../testing/browser-test.ts'
import { makePolicy } from '../testing/make-policy.ts'
import { mountForm } from '../testing/mount-form.ts'
import { walkTo } from '../testing/walk.ts'

declare global {
  interface Window {
    /** Set by any of the texts below that gets to run. */
    hostileRan?: true
  }
}

const RUN = 'window.hostileRan=true'
const HOSTILE = [
  `<script>${RUN}</script>`,
  `<img src=x onerror="${RUN}">`,
  `<svg onload="${RUN}">`,
  `"><iframe srcdoc="<script>parent.hostileRan=true</script>">`,
  `' onfocus='${RUN}' autofocus='`,
  `javascript:${RUN}`,
  `\${${RUN}}`,
  `</textarea><style>*{display:none}</style>`,
  `<template shadowrootmode=open><p>x</p></template>`,
  '\u202e\u2066\u2069drawkcab\u200b\u0000',
]
const text = HOSTILE.join(' ')

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
      targets: [{ kind: 'product', value: text, label: text }],
      exclusions: [{ text, reason: text }],
    },
  })
}

test('hostile words of a vendor and a reporter are shown as text and do nothing', async () => {
  const form = await mountForm({ policy: hostilePolicy() })
  const strange = new Set<string>()
  const look = () => {
    const found = form.root.querySelectorAll(
      'script, img, iframe, style, template, [onerror], [onload]',
    )
    for (const node of found) strange.add(node.outerHTML)
    return Promise.resolve()
  }

  await look()
  form.find('label.card').click()
  await form.press('Continue')
  await form.tickAll()
  await form.press('Continue')
  await form.fill('target', text)
  await form.press('Continue')
  await form.fill('summary', text.slice(0, 300))
  await form.fill('description', text)
  await form.fill('steps', text)
  await look()
  await form.press('Continue')
  await form.fill('impact', text)
  await form.press('Continue')
  await form.press('Continue')
  await look()

  expect(form.heading).to.equal('Check before sealing')
  expect(form.find('.paper').textContent).to.include(HOSTILE[1])
  expect([...strange]).to.deep.equal([])
  expect(window.hostileRan).to.equal(undefined)
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
