import { expect, test } from 'vitest'
import { CONTINUE, IN_DRAFT, TYPE, TYPED } from './draft-hands.ts'
import { inEachEngine } from './engines.ts'
import { STRICT } from './policies.ts'
import { openSite } from './site.ts'

const DISCARD = `(async () => { ${IN_DRAFT}
  ;(await find('.found-draft .button:not(.primary)')).click()
  await until(() => !form.querySelector('.found-draft'))
  const stored = [...Object.keys(localStorage), ...Object.keys(sessionStorage)]
  return { databases: await databases(), stored, violations }
})()`

inEachEngine((tab) => {
  test('what was typed is there again after a reload, under a strict policy', async () => {
    await tab.open((await openSite({ csp: STRICT })).url)
    expect(await tab.read(TYPE)).toEqual(['sealpost-drafts'])

    await tab.reload()

    expect(await tab.read(CONTINUE)).toEqual({ value: TYPED, isOn: 'true', violations: [] })
  })

  test('a draft that is discarded after a reload leaves nothing but the serial', async () => {
    const { url, service } = await openSite({ csp: STRICT })
    await tab.open(url)
    await tab.read(TYPE)

    await tab.reload()

    expect(await tab.read(DISCARD)).toEqual({
      databases: [],
      stored: [`sealpost:serial:${service}/acme`],
      violations: [],
    })
  })
})
