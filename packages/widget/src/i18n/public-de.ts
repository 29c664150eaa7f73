import type { PublicTerms } from './public-terms.ts'

export const de: PublicTerms = {
  policyTitle: (vendor) => `Sicherheitsrichtlinie von ${vendor}`,
  policySeal: (vendor) => `Unterschrieben von ${vendor} und in Ihrem Browser geprüft.`,
  contents: 'Inhalt',
  sections: {
    scope: 'Geltungsbereich',
    rules: 'Regeln',
    harbour: 'Rechtliche Zusage',
    report: 'So melden Sie',
    promises: 'Zusagen',
    disclosure: 'Veröffentlichung',
    credit: 'Nennung',
    notices: 'Gut zu wissen',
    key: 'Schlüssel und Sprachen',
  },

  scopeListed: 'Es gilt nur, was hier aufgeführt ist.',
  scopeOpen: 'Es gilt alles außer dem, was hier aufgeführt ist.',
  scopeAll: 'Es gilt alles.',
  outside: {
    warn: 'Anderes lässt sich melden, wird aber vielleicht abgelehnt.',
    block: 'Meldungen zu anderem werden nicht angenommen.',
  },
  kinds: {
    domain: 'Domains',
    url: 'Webadressen',
    ip: 'IP-Adressen',
    app: 'Apps',
    package: 'Pakete',
    image: 'Container-Images',
    repository: 'Repositorys',
    product: 'Produkte',
  },
  versions: (versions) => `Versionen: ${versions}`,
  nonIssues: 'Bekannt und kein Problem',
  allTargets: (count) => `Alle ${count} Ziele`,
  allExclusions: (count) => `Alle ${count} Ausnahmen`,
  findInScope: 'Im Geltungsbereich suchen',
  found: (count, total) => `${count} von ${total} Einträgen`,

  accept: {
    each: 'Vor einer Meldung stimmen Sie jeder dieser Regeln zu.',
    together: 'Vor einer Meldung stimmen Sie diesen Regeln zu.',
  },

  whoMayReport: 'Wer melden darf',
  identity: {
    anonymous: () => 'Alle, auch ohne Namen.',
    handle: () => 'Alle, die einen Alias angeben.',
    contact: () => 'Alle, die Namen und Kontakt angeben.',
  },
  audience: 'Für wen',
  mailbox: 'Per Mail',
  urgencyLabel: 'Dringlichkeit',
  urgency: {
    ask: 'Eine Meldung lässt sich als eilig kennzeichnen. Den Vermerk sieht der Dienst.',
    always: 'Jede Meldung gilt als eilig.',
  },
  otherwise: 'Wenn das Formular nicht geht',

  promisesOf: (channels) => `Für ${channels}`,
  counting: (place) =>
    `Gezählt wird ab dem nächsten Tag, und jede Frist endet mit einem Tag in ${place}.`,
  timeZone: 'Zeitzone',
  businessDays: 'Arbeitstage',
  dayRange: (first, last) => `${first} bis ${last}`,
  holidays: (count) => (count === 1 ? 'ohne einen Feiertag' : `ohne ${count} Feiertage`),

  window: (span) =>
    `Der Fund darf ${daysOf(span)} nach der Meldung öffentlich werden, wenn kein anderer Termin vereinbart ist.`,
  noWindow: 'Öffentlich wird der Fund mit der Behebung oder zu einem vereinbarten Termin.',

  noCredit: (vendor) => `${vendor} nennt niemanden öffentlich.`,
  minimumSeverity: (severity) => `Für Funde mit der Einstufung „${severity}“ oder höher.`,
  newFindingsOnly: 'Nur für Funde, die noch nicht bekannt waren.',
  asked: {
    now: 'Das Formular fragt, ob und wie Sie genannt werden möchten.',
    afterFix: 'Sie werden gefragt, sobald es eine Behebung gibt.',
  },
  consent: 'Niemand wird ohne Zustimmung genannt, und sie lässt sich jederzeit widerrufen.',

  fingerprint: 'Fingerabdruck',
  howToCheck: (vendor) =>
    `Vergleichen Sie ihn mit dem Fingerabdruck, den ${vendor} anderswo veröffentlicht. Wer diesen Schlüssel hat, hat unterschrieben, was Sie hier lesen.`,
  signed: 'Diese Fassung',
  signedUntil: (serial, day) => `Nr.\u00a0${serial}, gültig bis ${day}`,
  languages: 'Sprachen',
  retention: 'Aufbewahrung',
  retentionDays: (days) =>
    days === 1
      ? 'Versiegelte Meldungen werden einen Tag nach Abschluss ihres Falls gelöscht.'
      : `Versiegelte Meldungen werden ${days} Tage nach Abschluss ihres Falls gelöscht.`,

  creditsTitle: (vendor) => `${vendor} dankt`,
  creditsSeal: (vendor) =>
    `Bedingungen unterschrieben von ${vendor}. Namen nach Angabe des Dienstes.`,
  creditsLoading: 'Die Namen werden geladen',
  creditsEmpty: 'Noch niemand. Machen Sie den Anfang.',
  creditsMore: 'Mehr zeigen',
  creditsShown: (count) => (count === 1 ? 'Ein Name' : `${count} Namen`),
}

function daysOf(span: Parameters<PublicTerms['window']>[0]): string {
  if ('days' in span) return span.days === 1 ? 'einen Tag' : `${span.days} Tage`
  const { businessDays } = span
  return businessDays === 1 ? 'einen Arbeitstag' : `${businessDays} Arbeitstage`
}
