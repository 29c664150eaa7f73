import type { CreditTerms, Identity, PolicyChannel, PolicyScope, Span } from '@sealpost/protocol'
import type { OfVendor } from './terms.ts'

/** The chapters of a policy. */
export type SectionId =
  | 'scope'
  | 'rules'
  | 'harbour'
  | 'report'
  | 'promises'
  | 'disclosure'
  | 'credit'
  | 'notices'
  | 'key'

/** The words of the policy and the hall of fame. A language is complete when it compiles. */
export type PublicTerms = {
  policyTitle: OfVendor
  policySeal: OfVendor
  contents: string
  sections: Record<SectionId, string>

  scopeListed: string
  scopeOpen: string
  scopeAll: string
  outside: Record<PolicyScope['outside'], string>
  kinds: Record<PolicyScope['targets'][number]['kind'], string>
  versions: (versions: string) => string
  nonIssues: string
  allTargets: (count: number) => string
  allExclusions: (count: number) => string
  findInScope: string
  found: (count: number, total: number) => string

  accept: Record<'each' | 'together', string>

  whoMayReport: string
  identity: Record<Identity, OfVendor>
  audience: string
  mailbox: string
  urgencyLabel: string
  urgency: Record<Exclude<NonNullable<PolicyChannel['urgency']>, 'never'>, string>
  otherwise: string

  promisesOf: (channels: string) => string
  counting: (place: string) => string
  timeZone: string
  businessDays: string
  dayRange: (first: string, last: string) => string
  holidays: (count: number) => string

  window: (span: Span) => string
  noWindow: string

  noCredit: OfVendor
  minimumSeverity: (severity: string) => string
  newFindingsOnly: string
  asked: Record<CreditTerms['asked'], string>
  consent: string

  fingerprint: string
  howToCheck: OfVendor
  signed: string
  signedUntil: (serial: number, day: string) => string
  languages: string
  retention: string
  retentionDays: (days: number) => string

  creditsTitle: OfVendor
  creditsSeal: OfVendor
  creditsLoading: string
  creditsEmpty: string
  creditsMore: string
  creditsShown: (count: number) => string
}
