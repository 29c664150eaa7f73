/** What stands in every page for the patience and the hands of a person. */
export const IN_PAGE = `
  const until = async (find) => {
    for (;;) {
      const found = await find()
      if (found) return found
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  const write = (control, text) => {
    control.value = text
    control.dispatchEvent(new Event('input', { bubbles: true }))
  }
  const wordsOf = (element) => element?.textContent.trim().replace(/\\s+/g, ' ')`

/** Waits until an element shows something, and says what. */
export function shown(element: string, selector: string): string {
  const found = `document.querySelector('${element}').shadowRoot?.querySelector('${selector}')`
  return `until(() => ${found}).then(wordsOf)`
}
