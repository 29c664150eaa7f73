import { de } from '../i18n/de.ts'
import { colourViolationsIn, violationsIn } from '../testing/axe.ts'
import { afterEachTest, expect, test } from '../testing/browser-test.ts'
import type { Mounted } from '../testing/mounted.ts'
import { overhang } from '../testing/overhang.ts'
import { STATES } from '../testing/states.ts'
import { smallTargets } from '../testing/touch-targets.ts'

afterEachTest(() => {
  document.body.removeAttribute('style')
  document.body.removeAttribute('dir')
})

/** What only the German words of a waiting, a refused and a working element have. */
const GERMAN = new RegExp([de.loading, de.refused, de.verify].join('|'))

/** Puts what stands on the page into a box of 320 pixels, in German. */
async function narrowInGerman(mounted: Mounted): Promise<void> {
  const { element, root } = mounted
  if (element.parentElement) element.parentElement.style.inlineSize = '320px'
  element.language = 'de'
  while (!GERMAN.test(root.textContent)) await mounted.settled()
}

/** Roles, names, colours and least sizes are the same everywhere: one engine is enough. */
const judgesRules = navigator.userAgent.includes('Chrome/')

for (const [state, reach] of Object.entries(STATES)) {
  if (judgesRules) {
    test(`${state}: accessible in light and in dark`, async () => {
      const { element } = await reach()

      document.body.style.colorScheme = 'light'
      expect((await violationsIn(element)).join('\n')).to.equal('')
      document.body.style.colorScheme = 'dark'
      expect((await colourViolationsIn(element)).join('\n')).to.equal('')
    })
  }

  test(`${state}: fits 320 pixels in German and can be pressed, whichever way the page runs`, async () => {
    const mounted = await reach()
    await narrowInGerman(mounted)

    if (judgesRules) {
      const small = (['fine', 'coarse'] as const).flatMap((one) => smallTargets(mounted, one))
      expect(small.join('\n'), 'controls too small to be pressed').to.equal('')
    }
    for (const direction of ['ltr', 'rtl']) {
      document.body.dir = direction
      await mounted.settled()
      expect(overhang(mounted).join('\n'), direction).to.equal('')
    }
  })
}
