import { css } from 'lit'
import { clocks } from './follow-up/clocks.ts'
import { facts } from './follow-up/facts.ts'
import { printSheet } from './follow-up/print-sheet.ts'
import { receipt } from './follow-up/receipt.ts'
import { review } from './follow-up/review.ts'
import { sending } from './follow-up/sending.ts'
import { verify } from './follow-up/verify.ts'

/** What the screens after sealing have of their own: one sheet, adopted when they load. */
export const followUpStyles = css`
  ${facts}${verify}${review}${receipt}${printSheet}${sending}${clocks}
`
