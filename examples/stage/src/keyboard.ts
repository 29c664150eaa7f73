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
    for (let tabs = 0; tabs < MAX_TABS; tabs++) {
      const { names, at } = await this.#controls()
      const focused = names[at] ?? ''
      if (focused.startsWith(name)) return
      passed.add(focused)
      // What is loaded late may appear above.
      const last = names.findLastIndex((each) => each.startsWith(name))
      await (last >= 0 && last < at ? this.#tabBack() : this.#page.keyboard.press('Tab'))
    }
    throw new Error(`No control named "${name}" can be reached. Passed: ${[...passed].join(' | ')}`)
  }

  async #tabBack(): Promise<void> {
    await this.#page.keyboard.down('Shift')
    await this.#page.keyboard.press('Tab')
    await this.#page.keyboard.up('Shift')
  }

  /** Goes to a text field and types, key by key. */
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

  async #focusedName(): Promise<string> {
    const { names, at } = await this.#controls()
    return names[at] ?? ''
  }

  /**
   * The accessible names of all controls from top to bottom, those within shadow roots included, and
   * which of them has the focus: what a glance at the page tells.
   */
  #controls(): Promise<{ names: string[]; at: number }> {
    return this.#page.evaluate(() => {
      const controlsIn = (root: ParentNode): HTMLElement[] =>
        [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => [
          ...(element.tabIndex >= 0 ? [element] : []),
          ...(element.shadowRoot ? controlsIn(element.shadowRoot) : []),
        ])
      const nameOf = (element: HTMLElement): string => {
        const labels =
          'labels' in element && element.labels instanceof NodeList ? [...element.labels] : []
        const label = labels.map(({ textContent }) => textContent ?? '').join(' ')
        const name = element.getAttribute('aria-label') || label || element.textContent || ''
        return name.replace(/\s+/g, ' ').trim()
      }
      let focused = document.activeElement
      while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement
      const controls = controlsIn(document)
      return {
        names: controls.map(nameOf),
        at: controls.findIndex((control) => control === focused),
      }
    })
  }
}
