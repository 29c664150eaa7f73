import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { toPalettePng } from './palette-png.ts'

const ROOT = ':is(sealpost-report, sealpost-case)'
const VIEWS = [
  { name: 'desktop', width: 1120, height: 800, deviceScaleFactor: 1 },
  { name: 'phone', width: 390, height: 780, deviceScaleFactor: 1.5 },
] as const

/** Uses a page by the names on its controls, and takes pictures of it. */
export function photographer(page: Page, folder: string) {
  return {
    /** Clicks the button or card that begins with these words. */
    click: async (words: string) => {
      await page.waitForFunction(clickControl, {}, ROOT, words)
    },

    /** Types into the field of the report with this id. */
    fill: async (field: string, words: string) => {
      await page.locator(`${ROOT} >>> [id*="${field}"]:is(input, textarea)`).click()
      await page.keyboard.type(words)
    },

    /** Types into the control that a selector finds. */
    write: async (selector: string, words: string) => {
      await page.locator(`${ROOT} >>> ${selector}`).fill(words)
    },

    /** Chooses files with the picker. */
    choose: async (...paths: string[]) => {
      const picker = await page.waitForSelector(`${ROOT} >>> input[type=file][multiple]`)
      await (await picker?.toElement('input'))?.uploadFile(...paths)
    },

    /** Waits until the element says this. */
    see: async (words: string) => {
      await page.waitForSelector(`${ROOT} >>> ::-p-text(${words})`)
    },

    /** The words of each element that a selector finds. */
    text: async (selector: string) => {
      await page.waitForSelector(`${ROOT} >>> ${selector}`)
      return page.$$eval(`${ROOT} >>> ${selector}`, (found) =>
        found.map((element) => element.textContent.replace(/\s+/g, ' ').trim()),
      )
    },

    /** Takes `<name>-<view>-<scheme>.png` in every view and scheme: the whole page, or a window of it. */
    picture: async (name: string, from?: string) => {
      await page.mouse.move(0, 0)
      for (const { name: view, ...viewport } of VIEWS) {
        await page.setViewport(viewport)
        for (const scheme of ['light', 'dark']) {
          await page.emulateMediaFeatures([
            { name: 'prefers-color-scheme', value: scheme },
            // No picture of a colour on its way to another.
            { name: 'prefers-reduced-motion', value: 'reduce' },
          ])
          await page.evaluate(() => new Promise(requestAnimationFrame))
          if (from) {
            await page.$eval(`${ROOT} >>> ${from}`, (element) => element.scrollIntoView())
            await page.evaluate(() => scrollBy(0, -24))
          }
          const picture = await page.screenshot({ fullPage: from === undefined })
          writeFileSync(join(folder, `${name}-${view}-${scheme}.png`), toPalettePng(picture))
        }
      }
      await page.setViewport(VIEWS[0])
    },
  }
}

/** Runs in the page: clicks the visible button or label whose text begins with some words, if there is one. */
function clickControl(root: string, words: string): boolean {
  const controls = document
    .querySelector(root)
    ?.shadowRoot?.querySelectorAll<HTMLElement>('button, label')
  const control = [...(controls ?? [])].find(
    (one) => one.checkVisibility() && one.textContent.replace(/\s+/g, ' ').trim().startsWith(words),
  )
  control?.click()
  return control !== undefined
}
