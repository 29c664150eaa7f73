import type { TemplateResult } from 'lit'
import type { Terms } from '../../i18n/terms.ts'
import type { ElementHeader } from '../../shell/frames.ts'
import { casePage } from './case-page.ts'
import type { CaseScreen } from './case-view.ts'
import { caseWordsFor } from './case-words.ts'
import { receiptForm } from './receipt-form.ts'

/** The case's title, and who can read it. */
export function caseHeader(terms: Terms, vendor: string): ElementHeader {
  const words = caseWordsFor(terms)
  return { title: words.caseTitle(vendor), promise: words.opened(vendor) }
}

/** Asks for the receipt, then shows the case that it opens. */
export function caseScreen(screen: Omit<CaseScreen, 'words'>): TemplateResult {
  const { opened, facts } = screen.model
  const words = caseWordsFor(screen.terms)
  return opened && facts
    ? casePage({ ...screen, words, opened, facts })
    : receiptForm({ ...screen, words })
}
