import type { Page } from 'puppeteer-core'

// Longer than any step's controls; whoever needs more has lost the way.
const MAX_TABS = 120

/** Uses a page by keyboard alone, as it is laid out for people: by the names that controls have. */
export class Keyboard {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** Presses Tab until the control with this name has the focus, and looks back if it is not further on. */
  async tabTo(name: string): Promise<void> {
    const passed = new Set<string>()
    for (const press of [() => this.#tab(), () => this.#tabBack()]) {
      for (let tabs = 0; tabs < MAX_TABS; tabs++) {
        const focused = await this.#focusedName()
        if (focused.startsWith(name)) return
        // The end of the page; some browsers go on in their own controls from here.
        if (tabs > 0 && focused === '') break
        passed.add(focused)
        await press()
      }
    }
    throw new Error(`No control named "${name}" can be reached. Passed: ${[...passed].join(' | ')}`)
  }

  #tab(): Promise<void> {
    return this.#page.keyboard.press('Tab')
  }

  async #tabBack(): Promise<void> {
    await this.#page.keyboard.down('Shift')
    await this.#tab()
    await this.#page.keyboard.up('Shift')
  }

  /** Goes to a text field and types. */
  async fill(name: string, text: string): Promise<void> {
    await this.tabTo(name)
    await this.#page.keyboard.type(text)
  }

  /** Goes to a button and presses Enter. */
  async press(name: string): Promise<void> {
    await this.tabTo(name)
    await this.#page.keyboard.press('Enter')
  }

  /** Goes to a check box or the first radio button of its group and presses Space. */
  async tick(name: string): Promise<void> {
    await this.tabTo(name)
    await this.#page.keyboard.press(' ')
  }

  /** Goes to a group of radio buttons by its first one and on with the arrow keys. */
  async choose(first: string, name: string): Promise<void> {
    await this.tick(first)
    for (let presses = 0; !(await this.#focusedName()).startsWith(name); presses++) {
      if (presses > MAX_TABS) throw new Error(`"${first}" stands in no group with "${name}"`)
      await this.#page.keyboard.press('ArrowDown')
    }
  }

  /** The accessible name of whatever has the focus, looking through shadow roots. */
  #focusedName(): Promise<string> {
    return this.#page.evaluate(() => {
      let element = document.activeElement
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
      if (!(element instanceof HTMLElement)) return ''
      const labels =
        'labels' in element && element.labels instanceof NodeList ? [...element.labels] : []
      const label = labels.map(({ textContent }) => textContent ?? '').join(' ')
      const name = element.getAttribute('aria-label') || label || element.textContent || ''
      return name.replace(/\s+/g, ' ').trim()
    })
  }
}
