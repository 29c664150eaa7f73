import type { TemplateResult } from 'lit'
import type { CaseScreen } from '../../case-view/case-screen.ts'
import type { Terms } from '../../i18n/terms.ts'
import type { ElementHeader } from '../../shell/frames.ts'
import { wordsFor } from '../words.ts'
import { casePage } from './case-page.ts'
import { receiptForm } from './receipt-form.ts'

/** The case's title, and who can read it. */
export function caseHeader(terms: Terms, vendor: string): ElementHeader {
  const words = wordsFor(terms)
  return { title: words.caseTitle(vendor), promise: words.opened(vendor) }
}

/** Asks for the receipt, then shows the case that it opens. */
export function caseScreen(screen: CaseScreen): TemplateResult {
  const { opened } = screen
  const words = wordsFor(screen.terms)
  return opened ? casePage({ ...screen, words, opened }) : receiptForm({ ...screen, words })
}
