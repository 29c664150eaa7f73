import { expect, test } from 'vitest'
import { inEachEngine } from './engines.ts'
import { FALLBACK, openSite } from './site.ts'

// A sandbox without `allow-scripts` switches scripts off in every engine; no driver can.
const LOOK = `new Promise((resolve) => {
  const frame = document.createElement('iframe')
  frame.sandbox = 'allow-same-origin'
  frame.src = location.href
  frame.addEventListener('load', () => {
    const { contentDocument, contentWindow } = frame
    const element = contentDocument.querySelector('sealpost-report')
    resolve({
      text: element.innerText,
      isVisible: element.checkVisibility() && element.getClientRects()[0].height > 0,
      hasRun: 'troubles' in contentWindow,
    })
  })
  document.body.append(frame)
})`

inEachEngine((tab) => {
  test('a page whose scripts are off shows the fallback', async () => {
    const site = await openSite()
    await tab.open(site.url)

    expect(await tab.read(LOOK)).toEqual({ text: FALLBACK, isVisible: true, hasRun: false })
  })
})
