import { css } from 'lit'
import { caseStyles } from './follow-up/case.ts'
import { composerStyles } from './follow-up/composer.ts'
import { timeline } from './follow-up/timeline.ts'

/** What a case has of its own: one sheet, adopted when it loads. */
export const caseFileStyles = css`
  ${caseStyles}${timeline}${composerStyles}
`
