import type { DraftTerms } from './draft-terms.ts'

export const en: DraftTerms = {
  keep: 'Keep a draft on this device',
  how: 'What you type then survives a reload or a crash. It is stored encrypted in this browser until you send it, turn this off, or leave it for a day. Files and the receipt are not kept. Whoever uses this browser can continue it.',
  unavailable: 'This browser lets the page keep nothing, perhaps because the window is private.',
  found: (when) => `A draft from ${when} was found.`,
  continue: 'Continue the draft',
  discard: 'Discard it',
  continued: 'Your draft is back.',
  continuedInNewForm: 'Your draft is back. The form has changed since, so please look through it.',
  taken: 'The draft is gone, or open in another tab.',
  discarded: 'The draft is discarded.',
}
