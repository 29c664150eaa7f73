import { html, svg, type TemplateResult } from 'lit'
import { codePath } from './code-path.ts'

/**
 * Draws a text as a QR code, black on white whatever colours the page has: many readers take no
 * other, and paper has none.
 */
export function drawCode(text: string, name: string): TemplateResult {
  const { size, path } = codePath(text)
  return html`<svg class="qr-code" viewBox="0 0 ${size} ${size}" role="img" aria-label=${name}>
    ${svg`<rect width=${size} height=${size} fill="#fff" /><path d=${path} fill="#000" />`}
  </svg>`
}
