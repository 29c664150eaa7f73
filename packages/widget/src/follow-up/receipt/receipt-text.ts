import { formatProofFile } from '@sealpost/protocol'
import type { FormView } from '../../report-form/view.ts'
import type { AcceptedReport } from '../../sealing/sealing.ts'
import { wordsFor } from '../words.ts'
import { caseLink } from './case-link.ts'

type Fact = readonly [label: string, value: string]
/** A text to save under a name. */
export type TextFile = { name: string; text: string }

/** What belongs beside a receipt, as label and value; once the report was sent, what came of it. */
export function receiptFacts(view: FormView): readonly Fact[] {
  const { terms, profile, place, delivery, accepted } = view
  const words = wordsFor(terms)
  const reportId = accepted?.reportId ?? delivery.prepared?.reportId ?? ''
  return [
    [words.vendor, profile.vendor],
    [words.reportId, reportId],
    [words.service, place.service],
    [words.fingerprint, place.fingerprint],
    [words.casePage, caseLink(place.service, profile.vendor)],
    ...(accepted ? proofFacts(view, accepted) : []),
  ]
}

/** The receipt as a plain text file; once the report was sent, with the proof. */
export function receiptFile(view: FormView): TextFile {
  const { policy, profile, delivery, accepted } = view
  const words = wordsFor(view.terms)
  const text = lines([
    words.receiptFor(policy.name),
    '',
    delivery.receiptText,
    '',
    ...factLines(receiptFacts(view)),
    '',
    words.onlyWayBack,
    ...(accepted ? proofBlock(view, accepted) : []),
  ])
  return { name: `receipt-${profile.vendor}.txt`, text }
}

/** What proves to anybody that the service has the report. Opens nothing: the receipt is not in it. */
export function proofFile(view: FormView, accepted: AcceptedReport): TextFile {
  const { policy, profile, terms } = view
  const words = wordsFor(terms)
  const text = lines([
    words.proofTitle(policy.name),
    '',
    ...factLines([[words.vendor, profile.vendor], ...proofFacts(view, accepted)]),
    ...proofBlock(view, accepted),
  ])
  return { name: `proof-${accepted.reference}.txt`, text }
}

function proofFacts(
  { terms }: FormView,
  { reference, receivedAt, ciphertextHash }: AcceptedReport,
): Fact[] {
  const words = wordsFor(terms)
  return [
    [words.reference, reference],
    [words.received, receivedAt],
    [words.storedHash, ciphertextHash],
  ]
}

/** For programs; none without a signature, which is all that there would be to check. */
function proofBlock({ terms, profile, place }: FormView, accepted: AcceptedReport): string[] {
  const { proof, ...received } = accepted
  if (!proof) return []
  const { vendor } = profile
  const { service, fingerprint } = place
  const block = formatProofFile({ vendor, ...received, proof, fingerprint, service })
  return ['', wordsFor(terms).proofCheck, '', block.trimEnd()]
}

function factLines(facts: readonly Fact[]): string[] {
  return facts.map(([label, value]) => `${label}: ${value}`)
}

function lines(text: readonly string[]): string {
  return `${text.join('\n')}\n`
}
