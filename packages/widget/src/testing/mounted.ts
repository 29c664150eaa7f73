import type { SealpostElement } from '../shell/sealpost-element.ts'
import { afterEachTest } from './browser-test.ts'

afterEachTest(() => {
  document.body.replaceChildren()
})

/** An element on the page, used as a person would: by what its controls are called. */
export class Mounted<Element extends SealpostElement = SealpostElement> {
  readonly element: Element

  constructor(element: Element) {
    this.element = element
  }

  get root(): ShadowRoot {
    const { shadowRoot } = this.element
    if (!shadowRoot) throw new Error('The element has not rendered.')
    return shadowRoot
  }

  /** All that can be read. */
  get text(): string {
    return this.root.querySelector('.form')?.textContent.replace(/\s+/g, ' ') ?? ''
  }

  /** Heading of the present screen. */
  get heading(): string {
    return this.find('h3#step-heading').textContent.trim()
  }

  /** What has the focus, by its id or its words. */
  get focus(): string {
    const { activeElement } = this.root
    return activeElement?.id || activeElement?.textContent.trim() || ''
  }

  find(selector: string): HTMLElement {
    const found = this.root.querySelector(selector)
    if (!(found instanceof HTMLElement)) throw new Error(`There is no ${selector}.`)
    return found
  }

  /** Presses the button, card or box that is called so. */
  async press(name: string): Promise<void> {
    const controls = [...this.root.querySelectorAll<HTMLElement>('button, label.card, summary')]
    const control = controls.find((candidate) => nameOf(candidate).startsWith(name))
    if (!control) throw new Error(`Nothing is called ${name}.`)
    control.click()
    await this.settled()
  }

  /** Types into a field and stays in it. */
  async type(field: string, text: string): Promise<void> {
    await this.typeInto(`#field-${field}`, text)
  }

  /** Types into the control that a selector finds. */
  async typeInto(selector: string, text: string): Promise<void> {
    const control = this.find(selector)
    if (!(control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement)) {
      throw new Error(`${selector} takes no text.`)
    }
    control.focus()
    control.value = text
    control.dispatchEvent(new Event('input', { bubbles: true, composed: true }))
    await this.settled()
  }

  /** Types into a field and leaves it. */
  async fill(field: string, text: string): Promise<void> {
    await this.type(field, text)
    this.find(`#field-${field}`).blur()
    await this.settled()
  }

  /** Ticks every box of the screen. */
  async tickAll(): Promise<void> {
    for (const box of this.root.querySelectorAll<HTMLInputElement>('input[type=checkbox]')) {
      if (!box.checked) box.click()
    }
    await this.settled()
  }

  /** Makes the element load. A test's page may be in the background, where nothing is ever in sight. */
  comeNear(): void {
    this.element.dispatchEvent(new FocusEvent('focusin'))
  }

  /** Waits until everything that was begun is shown: rendering, and promises already kept. */
  async settled(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve))
    await this.element.updateComplete
  }
}

/** Puts an element on the page in a box of a width, and waits until it has left its waiting state. */
export async function mount<View extends Mounted>(view: View, width: number): Promise<View> {
  const { element } = view
  const box = document.createElement('div')
  box.style.inlineSize = `${width}px`
  box.append(element)
  document.body.append(box)
  await element.updateComplete
  view.comeNear()
  while (view.root.querySelector('section[aria-busy]')) {
    await new Promise((resolve) => setTimeout(resolve))
  }
  await view.settled()
  return view
}

function nameOf(control: HTMLElement): string {
  return control.getAttribute('aria-label') ?? control.textContent.trim()
}
