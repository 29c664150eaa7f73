import { html, type SVGTemplateResult, svg, type TemplateResult } from 'lit'

const icon = (shape: SVGTemplateResult): TemplateResult =>
  html`<svg viewBox="0 0 20 20" aria-hidden="true">${shape}</svg>`

export const checkIcon = icon(svg`<path d="m4.5 10.5 3.8 3.8 7.2-8.1" />`)
export const chevronIcon = icon(svg`<path d="m5 7.5 5 5 5-5" />`)
export const upIcon = icon(svg`<path d="M10 16V4.5m-5 5 5-5 5 5" />`)
export const downIcon = icon(svg`<path d="M10 4v11.5m5-5-5 5-5-5" />`)
export const removeIcon = icon(svg`<path d="m5 5 10 10m0-10L5 15" />`)
export const addIcon = icon(svg`<path d="M10 4v12M4 10h12" />`)
export const sealIcon = icon(
  svg`<rect x="3.5" y="8.5" width="13" height="8.5" rx="2" /><path d="M6.5 8.5V6a3.5 3.5 0 0 1 7 0v2.5" />`,
)
export const eyeIcon = icon(
  svg`<path d="M1.8 10S4.8 4.5 10 4.5 18.2 10 18.2 10 15.2 15.5 10 15.5 1.8 10 1.8 10Z" /><circle cx="10" cy="10" r="2.4" />`,
)
export const attentionIcon = icon(
  svg`<circle cx="10" cy="10" r="7.5" /><path d="M10 6v4.600M10 13.700v.01" />`,
)
export const clockIcon = icon(svg`<circle cx="10" cy="10" r="7.5" /><path d="M10 5.500V10l3 2" />`)
export const pauseIcon = icon(svg`<path d="M7.500 5.500v9m5-9v9" />`)
export const fileIcon = icon(
  svg`<path d="M5 2.500h6.500L15.500 6.500v11h-10.500zM11.500 2.500v4h4" />`,
)
