import type { PublicTerms } from './public-terms.ts'

export const en: PublicTerms = {
  policyTitle: (vendor) => `Security policy of ${vendor}`,
  policySeal: (vendor) => `Signed by ${vendor} and checked in your browser.`,
  contents: 'Contents',
  sections: {
    scope: 'Scope',
    rules: 'Rules',
    harbour: 'Safe harbour',
    report: 'How to report',
    promises: 'Promises',
    disclosure: 'Disclosure',
    credit: 'Credit',
    notices: 'Good to know',
    key: 'Key and languages',
  },

  scopeListed: 'Only what is listed here is in scope.',
  scopeOpen: 'Everything is in scope, except what is listed here.',
  scopeAll: 'Everything is in scope.',
  outside: {
    warn: 'Reports about anything else can be sent, and may be declined.',
    block: 'Reports about anything else are not taken.',
  },
  kinds: {
    domain: 'Domains',
    url: 'Web addresses',
    ip: 'IP addresses',
    app: 'Apps',
    package: 'Packages',
    image: 'Container images',
    repository: 'Repositories',
    product: 'Products',
  },
  versions: (versions) => `Versions: ${versions}`,
  nonIssues: 'Known, and not an issue',
  allTargets: (count) => `All ${count} targets`,
  allExclusions: (count) => `All ${count} exclusions`,
  findInScope: 'Find in scope',
  found: (count, total) => `${count} of ${total} entries`,

  accept: {
    each: 'You accept each of these rules before you report.',
    together: 'You accept these rules before you report.',
  },

  whoMayReport: 'Who may report',
  identity: {
    anonymous: () => 'Anybody, also without a name.',
    handle: () => 'Anybody who gives a handle.',
    contact: () => 'Anybody who gives a name and a way to be reached.',
  },
  audience: 'For whom',
  mailbox: 'By mail',
  urgencyLabel: 'Urgency',
  urgency: {
    ask: 'A report can be marked as urgent. The service sees the mark.',
    always: 'Every report counts as urgent.',
  },
  otherwise: 'If the form cannot be used',

  promisesOf: (channels) => `For ${channels}`,
  counting: (place) =>
    `Days count from the next day on, and each deadline is the end of a day in ${place}.`,
  timeZone: 'Time zone',
  businessDays: 'Business days',
  dayRange: (first, last) => `${first} to ${last}`,
  holidays: (count) => (count === 1 ? 'except one holiday' : `except ${count} holidays`),

  window: (span) =>
    `The issue may become public ${daysOf(span)} after the report, unless another date is agreed.`,
  noWindow: 'The issue becomes public once there is a fix, or on an agreed date.',

  noCredit: (vendor) => `${vendor} names nobody in public.`,
  minimumSeverity: (severity) => `For findings rated ${severity.toLowerCase()} or higher.`,
  newFindingsOnly: 'Only for findings that were not known before.',
  asked: {
    now: 'The form asks whether you would like to be named, and how.',
    afterFix: 'You are asked once there is a fix.',
  },
  consent: 'Nobody is named without their consent, which they can take back at any time.',

  fingerprint: 'Fingerprint',
  howToCheck: (vendor) =>
    `Compare it with the fingerprint that ${vendor} publishes elsewhere. Whoever holds this key signed what you read here.`,
  signed: 'This version',
  signedUntil: (serial, day) => `No.\u00a0${serial}, valid until ${day}`,
  languages: 'Languages',
  retention: 'Kept',
  retentionDays: (days) =>
    days === 1
      ? 'Sealed reports are deleted one day after their case is closed.'
      : `Sealed reports are deleted ${days} days after their case is closed.`,

  creditsTitle: (vendor) => `${vendor} thanks`,
  creditsSeal: (vendor) => `Terms signed by ${vendor}. Names as the service lists them.`,
  creditsLoading: 'The names are loading',
  creditsEmpty: 'Nobody yet. Be the first.',
  creditsMore: 'Show more',
  creditsShown: (count) => (count === 1 ? 'One name' : `${count} names`),
}

function daysOf(span: Parameters<PublicTerms['window']>[0]): string {
  if ('days' in span) return span.days === 1 ? 'one day' : `${span.days} days`
  const { businessDays } = span
  return businessDays === 1 ? 'one business day' : `${businessDays} business days`
}
