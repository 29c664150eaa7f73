import type { Page } from 'puppeteer-core'

// Longer than any step's controls; whoever needs more has lost the way.
const MAX_TABS = 120

/** Uses a page by keyboard alone, as it is laid out for people: by the names that controls have. */
export class Keyboard {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** Presses Tab until the control with this name has the focus; Shift and Tab if it stands further up. */
  async tabTo(name: string): Promise<void> {
    const passed = new Set<string>()
    const isAbove = await this.#isAbove(name)
    for (let tabs = 0; tabs < MAX_TABS; tabs++) {
      const focused = await this.#focusedName()
      if (focused.startsWith(name)) return
      passed.add(focused)
      await (isAbove ? this.#tabBack() : this.#page.keyboard.press('Tab'))
    }
    throw new Error(`No control named "${name}" can be reached. Passed: ${[...passed].join(' | ')}`)
  }

  async #tabBack(): Promise<void> {
    await this.#page.keyboard.down('Shift')
    await this.#page.keyboard.press('Tab')
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

  /**
   * Whether the only controls with a name stand before the one in focus: what a glance at the page
   * tells. Browsers do not agree on what comes after a page's last control.
   */
  async #isAbove(name: string): Promise<boolean> {
    return this.#page.evaluate((wanted) => {
      const controlsIn = (root: ParentNode): Element[] =>
        [...root.querySelectorAll('*')].flatMap((element) => [
          ...(element.matches('a, button, input, select, textarea, summary') ? [element] : []),
          ...(element.shadowRoot ? controlsIn(element.shadowRoot) : []),
        ])
      let focused = document.activeElement
      while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement
      const controls = controlsIn(document)
      const at = focused ? controls.indexOf(focused) : -1
      const places = controls.flatMap((control, place) =>
        control.textContent?.trim().startsWith(wanted) ? [place] : [],
      )
      return places.length > 0 && places.every((place) => place < at)
    }, name)
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
