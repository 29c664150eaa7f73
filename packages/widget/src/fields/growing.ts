import { html, nothing, type TemplateResult } from 'lit'

const GROWS_BY_ITSELF = CSS.supports('field-sizing', 'content')
// Beyond this a text area has reached its greatest height.
const MIRRORED_CHARACTERS = 4000

/** Lets a text area grow with its text, also where CSS alone cannot: a hidden copy stretches the grid. */
export function growing(text: string, area: TemplateResult): TemplateResult {
  const mirrored = GROWS_BY_ITSELF ? nothing : text.slice(0, MIRRORED_CHARACTERS)
  return html`<div class="grow" data-text=${mirrored}>${area}</div>`
}
