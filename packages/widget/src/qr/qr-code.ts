import type { CSSResult, TemplateResult } from 'lit'

/** The part that draws codes for cameras. */
export type QrCode = {
  /** A code that stands for a text, with that name for those who cannot see it. */
  draw: (text: string, name: string) => TemplateResult
  styles: CSSResult
}
