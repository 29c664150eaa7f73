import type { CaseScreen } from '../../case-view/case-screen.ts'
import type { FollowUpTerms } from '../../i18n/follow-up-terms.ts'
import type { OpenedCase } from '../../sealing/sealing.ts'

/** A case that was opened, and the words around it. */
export type CaseView = CaseScreen & { words: FollowUpTerms; opened: OpenedCase }
