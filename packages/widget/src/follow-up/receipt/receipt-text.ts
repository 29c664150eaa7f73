import type { FormView } from '../../report-form/view.ts'

/** What belongs beside a receipt, as label and value. */
export function receiptFacts(view: FormView): readonly (readonly [label: string, value: string])[] {
  const { terms, profile, place, delivery } = view
  return [
    [terms.vendor, profile.vendor],
    [terms.reportId, delivery.prepared?.reportId ?? ''],
    [terms.service, place.service],
    [terms.fingerprint, place.fingerprint],
  ]
}

/** The receipt as a plain text file. */
export function receiptFile(view: FormView): { name: string; text: string } {
  const { terms, policy, profile, delivery } = view
  const lines = [
    terms.receiptFor(policy.name),
    '',
    delivery.receiptText,
    '',
    ...receiptFacts(view).map(([label, value]) => `${label}: ${value}`),
    '',
    terms.onlyWayBack,
    '',
  ]
  return { name: `receipt-${profile.vendor}.txt`, text: lines.join('\n') }
}
