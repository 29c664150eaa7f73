import type { FormView } from '../../report-form/view.ts'
import { wordsFor } from '../words.ts'

/** What belongs beside a receipt, as label and value. */
export function receiptFacts(view: FormView): readonly (readonly [label: string, value: string])[] {
  const { terms, profile, place, delivery } = view
  const words = wordsFor(terms)
  return [
    [words.vendor, profile.vendor],
    [words.reportId, delivery.prepared?.reportId ?? ''],
    [words.service, place.service],
    [words.fingerprint, place.fingerprint],
  ]
}

/** The receipt as a plain text file. */
export function receiptFile(view: FormView): { name: string; text: string } {
  const { policy, profile, delivery } = view
  const words = wordsFor(view.terms)
  const lines = [
    words.receiptFor(policy.name),
    '',
    delivery.receiptText,
    '',
    ...receiptFacts(view).map(([label, value]) => `${label}: ${value}`),
    '',
    words.onlyWayBack,
    '',
  ]
  return { name: `receipt-${profile.vendor}.txt`, text: lines.join('\n') }
}
