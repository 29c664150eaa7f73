import { build } from 'esbuild'

/** A component as the page's own team would write it: properties, styles, a list and a slot. */
const COMPONENT = `
import { css, html, LitElement } from 'lit'
import { repeat } from 'lit/directives/repeat.js'

class PageCounter extends LitElement {
  static properties = { count: { type: Number } }
  static styles = css\`:host { display: block; color: rgb(1, 2, 3) }\`
  constructor() {
    super()
    this.count = 0
  }
  render() {
    const numbers = Array.from({ length: this.count }, (_, at) => at + 1)
    return html\`<button @click=\${() => this.count++}>\${this.count}</button>
      <ol>\${repeat(numbers, (number) => number, (number) => html\`<li>\${number}</li>\`)}</ol>
      <slot></slot>\`
  }
}
customElements.define('page-counter', PageCounter)`

/** A whole unchanged Lit of the page's own, with its development warnings, and a component on it. */
export async function bundleSecondLit(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: COMPONENT, resolveDir: import.meta.dirname },
    bundle: true,
    conditions: ['development', 'browser'],
    format: 'iife',
    write: false,
  })
  return outputFiles[0]?.text.replaceAll('</script', '<\\/script') ?? ''
}
