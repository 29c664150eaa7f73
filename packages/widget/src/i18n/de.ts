import { de as caseFile } from './case-de.ts'
import { de as cvss } from './cvss-de.ts'
import { de as draft } from './draft-de.ts'
import { de as evidence } from './evidence-de.ts'
import { de as followUp } from './follow-up-de.ts'
import { de as promises } from './promise-de.ts'
import { de as publicPages } from './public-de.ts'
import { de as redaction } from './redaction-de.ts'
import type { Terms } from './terms.ts'

export const de: Terms = {
  parts: { caseFile, followUp, cvss, draft, redaction, evidence, promises, publicPages },
  language: 'de',

  loading: 'Das Formular wird geladen',
  refused: 'Dieses Formular lässt sich gerade nicht verwenden',
  title: (vendor) => `Sicherheitslücke an ${vendor} melden`,
  sealed: (vendor) => `In Ihrem Browser versiegelt. Nur ${vendor} kann es lesen.`,
  verify: 'Prüfen',

  steps: {
    channel: 'Anliegen',
    rules: 'Regeln',
    target: 'Ziel',
    finding: 'Fund',
    impact: 'Folgen',
    evidence: 'Nachweise',
    you: 'Zu Ihnen',
    review: 'Durchsicht',
    receipt: 'Beleg',
    sent: 'Gesendet',
  },
  progressLabel: 'Schritte',
  progress: (step, position, count) => `${step} · ${position} von ${count}`,
  done: 'erledigt',
  stillNeeded: 'Fehlt noch',
  recommended: '(empfohlen)',
  orElse: (others) => `(dies oder: ${others})`,
  nowAsked: (fields) => `Neue Frage: ${fields}`,
  noLongerAsked: (fields) => `Nicht mehr gefragt: ${fields}`,
  nowRequired: (fields) => `Jetzt nötig: ${fields}`,
  wouldHelp: 'Wäre hilfreich',
  optional: '(freiwillig)',
  back: 'Zurück',
  continue: 'Weiter',
  clear: 'Auswahl aufheben',
  retry: 'Erneut versuchen',

  problems: (count) =>
    count === 1 ? 'Eine Angabe braucht Ihren Blick' : `${count} Angaben brauchen Ihren Blick`,
  required: (label) => `Bitte ausfüllen: ${label}`,
  requiredChoice: 'Wählen Sie eine Antwort',
  requiredChoices: 'Bitte wählen Sie mindestens eine Antwort',
  noneOfGroup: (either) => `Eines davon wird gebraucht: ${either}`,
  malformed: {
    weakness: 'Bitte eine CWE-Nummer wie CWE-79 eingeben',
    cvss: 'Bitte einen ganzen Vektor eingeben, der mit CVSS:3.1/ oder CVSS:4.0/ beginnt',
    certificate: 'Das ist kein öffentlicher OpenPGP-Schlüssel',
    date: 'Bitte ein ganzes Datum eingeben',
    mail: 'Bitte eine Mailadresse eingeben, etwa ada@example.com',
  },
  requiredRules: 'Stimmen Sie den Regeln zu, um fortzufahren',
  requiredReceipt: 'Sichern Sie zuerst den Beleg',
  tooLong: (over) => `Kürzen Sie um ${over} Zeichen`,
  tooMany: (limit) => `Höchstens ${limit} Schritte`,
  reportTooLarge: 'Die Meldung ist insgesamt zu lang. Kürzen Sie hier, das ist die längste Antwort',
  charactersLeft: (left) => `Noch ${left} Zeichen`,

  channelHeading: 'Worum geht es?',
  kindOfReport: 'Art der Meldung',
  urgent: 'Es eilt',
  urgentHelp: 'Diesen Vermerk sieht der Dienst. Was Sie schreiben, bleibt versiegelt.',

  rulesHeading: 'Bevor Sie melden',
  safeHarbour: 'Rechtliche Zusage',
  please: 'Bitte',
  never: 'Niemals',
  goodToKnow: 'Gut zu wissen',
  readPolicy: (vendor) => `Richtlinie von ${vendor} lesen`,
  acceptTogether: 'Ich habe diese Regeln gelesen und halte mich daran.',
  acceptEach: 'Bitte stimmen Sie jeder Regel zu',

  targetHeading: 'Was ist betroffen?',
  recognisedAs: (kind) => `Erkannt als: ${kind}`,
  targetKinds: {
    domain: 'Hostname',
    url: 'Webadresse',
    ip: 'IP-Adresse oder -Bereich',
    app: 'App',
    package: 'Paket',
    image: 'Container-Image',
    repository: 'Repository',
    commit: 'Commit',
    version: 'Version',
    product: 'Produktname',
  },
  inScope: 'Im Geltungsbereich',
  inOpenScope: (vendor) => `Dazu nimmt ${vendor} Meldungen an`,
  outsideWarn: (vendor) =>
    `Das gehört nicht zum Geltungsbereich von ${vendor}. Sie können es trotzdem melden; vielleicht wird es abgelehnt.`,
  outsideBlock: (vendor) => `${vendor} nimmt nur Meldungen zu den Zielen im Geltungsbereich an.`,
  excludedWarn: (vendor) =>
    `${vendor} hat das ausgenommen. Sie können es trotzdem melden; vielleicht wird es abgelehnt.`,
  excludedBlock: (vendor) => `${vendor} nimmt dazu keine Meldungen an.`,
  showScope: (vendor) => `Wozu ${vendor} Meldungen möchte`,
  scopeListed: 'Im Geltungsbereich',
  scopeOpen: 'Alles außer dem, was hier steht.',
  exclusions: 'Ausgenommen',

  findingHeading: 'Was haben Sie gefunden?',
  stepLabel: (position) => `Schritt ${position}`,
  addStep: 'Schritt hinzufügen',
  moveUp: (position) => `Schritt ${position} nach oben`,
  moveDown: (position) => `Schritt ${position} nach unten`,
  remove: (position) => `Schritt ${position} entfernen`,
  moved: (to, count) => `Jetzt Schritt ${to} von ${count}`,
  removed: (position) => `Schritt ${position} entfernt`,

  loadingPart: 'Wird geladen …',
  partFailed:
    'Diese Hilfe wurde nicht geladen. Sie können die Antwort selbst eingeben oder es erneut versuchen.',
  scoreIt: 'Bewerten',
  closeCalculator: 'Rechner schließen',
  matches: (count) => `${count} Treffer`,

  impactHeading: 'Wie schlimm ist es?',

  evidenceHeading: 'Was zeigt es?',
  filesFailed: 'Dateien lassen sich noch nicht wählen: Ein Teil des Formulars fehlt.',
  requiredFiles: 'Bitte mindestens eine Datei hinzufügen',
  filesRefused: (names) =>
    `Diese Dateien können hier nicht mit. Entfernen Sie sie, um fortzufahren: ${names}`,

  chooseKeyFile: 'Datei wählen',
  keyRead: 'Fingerabdruck',
  keyRefusals: {
    key_private:
      'Das ist Ihr privater Schlüssel. Nehmen Sie ihn hier heraus, und nutzen Sie den öffentlichen.',
    key_several: 'Das sind mehrere Schlüssel. Bitte nur einen.',
    key_expired: 'Dieser Schlüssel ist abgelaufen.',
    key_subkey_expired: 'Der verschlüsselnde Teil dieses Schlüssels ist abgelaufen.',
    key_revoked: 'Dieser Schlüssel wurde widerrufen.',
    key_no_encryption: 'An diesen Schlüssel lässt sich nichts verschlüsseln.',
    key_rsa_short: 'Dieser RSA-Schlüssel ist kürzer als 2048 Bit.',
    key_algorithm: 'Nur RSA, Curve25519 und die NIST-Kurven werden angenommen.',
    key_version: 'Nur OpenPGP-Schlüssel der Version 4 werden angenommen.',
    key_not_yet_valid: 'Dieser Schlüssel gilt nach der Uhr dieses Geräts noch nicht.',
  },

  youHeading: 'Zu Ihnen',
  identity: {
    anonymous: (vendor) =>
      `Sie können anonym bleiben: Lassen Sie diese Felder leer. Was Sie eintragen, wird versiegelt, und nur ${vendor} liest es.`,
    handle: (vendor) => `${vendor} bittet um einen Alias. Er wird mit der Meldung versiegelt.`,
    contact: (vendor) =>
      `${vendor} bittet um Namen und Kontakt. Beides wird mit der Meldung versiegelt.`,
  },

  identityAhead: {
    anonymous: () => 'Sie können anonym bleiben.',
    handle: (vendor) =>
      `${vendor} bittet um einen Alias. Ihren Namen brauchen Sie nicht zu nennen.`,
    contact: (vendor) => `${vendor} bittet um Ihren Namen und einen Weg, Sie zu erreichen.`,
  },

  notes: {
    heading: 'Mail, wenn es Neues gibt',
    lead: 'Der Dienst schickt sofort das Aktenzeichen und später, dass es in Ihrem Fall Neues gibt. Nie, was es ist, und nie Ihren Beleg.',
    stop: 'Abbestellen können Sie im Fall oder mit dem Link in jeder Mail. Um anonym zu bleiben, nehmen Sie eine Adresse, die Sie nicht nennt.',
    label: 'Adresse für diese Mails',
    help: 'Nicht versiegelt: Der Dienst kann diese Adresse sehen.',
  },

  fields: {
    target: [
      'Ziel',
      'URL, Host, IP-Adresse, App, Paket, Image, Repository oder Produkt, so genau wie möglich.',
    ],
    components: ['Betroffene Teile', 'Modul, Endpunkt, Funktion oder Datei.'],
    versions: ['Version', 'Release, Build, Container-Tag oder Commit.'],
    environment: ['Testumgebung', 'System, Browser, Einstellungen und Konten, die Sie nutzten.'],
    summary: ['Kurzfassung', 'Ein Satz, den Kollegen verstehen.'],
    description: ['Beschreibung', 'Was ist falsch, wo, und warum ist das wichtig?'],
    steps: ['Schritte zum Nachstellen', 'Je eine Handlung, vom Anfang bis zur sichtbaren Wirkung.'],
    proofOfConcept: ['Machbarkeitsnachweis', 'Nicht mehr, als das Problem zu zeigen verlangt.'],
    logs: ['Logzeilen', 'Nur die, die das Problem zeigen.'],
    expectedBehaviour: ['Was geschehen sollte'],
    actualBehaviour: ['Was stattdessen geschieht'],
    contextFactors: ['Was spielt mit hinein?', 'Alles Zutreffende wählen.'],
    weakness: ['Art der Schwäche', 'Eine CWE-Nummer oder englische Wörter aus ihrem Namen.'],
    discovery: ['Wie wurde es gefunden?', 'Alles Zutreffende wählen.'],
    impact: ['Folgen', 'Was könnte ein Angreifer tun, und wem?'],
    severity: ['Wie schlimm wäre es?', 'Ihre eigene Einschätzung.'],
    cvss: ['CVSS-Bewertung', 'Ein Vektor der Version 3.1 oder 4.0.'],
    dataAccessed: ['Wurden Daten eingesehen?', 'Ihre oder fremde, auch aus Versehen.'],
    dataExtent: ['Welche Daten, und wie viele?', 'Arten von Daten, und von wie vielen Menschen.'],
    exploited: ['Wird es ausgenutzt?', 'Soweit Sie wissen.'],
    alreadyPublic: ['Ist es schon öffentlich?'],
    otherParties: ['Sind andere beteiligt?', 'Andere Hersteller, Behörden oder Eingeweihte.'],
    remediation: ['Vorschlag zur Behebung'],
    evidence: [
      'Dateien',
      'Bilder, Aufnahmen, Protokolle oder Code. Vor dem Senden verlässt nichts diesen Browser.',
    ],
    role: ['Sie melden als'],
    name: ['Name'],
    handle: ['Alias', 'Der Name, unter dem Sie veröffentlichen.'],
    contact: ['Kontakt', 'Eine Mailadresse oder ein anderer Weg zu Ihnen.'],
    openpgpKey: ['Ihr OpenPGP-Schlüssel', 'Ihr öffentlicher Schlüssel für versiegelte Antworten.'],
    credit: ['Möchten Sie genannt werden?'],
    disclosurePlans: ['Geplante Veröffentlichung', 'Termine, Vorträge oder Artikel.'],
  },
  choices: {
    severity: { low: 'Niedrig', medium: 'Mittel', high: 'Hoch', critical: 'Kritisch' },
    dataAccessed: {
      no: 'Nein',
      own: 'Nur meine',
      others: 'Auch fremde',
      unsure: 'Weiß ich nicht',
    },
    exploited: { no: 'Nein', yes: 'Ja', unsure: 'Weiß ich nicht' },
    alreadyPublic: { no: 'Nein', yes: 'Ja', unsure: 'Weiß ich nicht' },
    contextFactors: {
      implementation: 'Die Anwendung selbst',
      configuration: 'Ihre Einstellungen',
      dependency: 'Eine ihrer Abhängigkeiten',
    },
    discovery: { person: 'Von einem Menschen', tool: 'Mit einem Werkzeug', ai: 'Mithilfe von KI' },
    role: {
      researcher: 'Forschende Person',
      customer: 'Kunde oder Kundin',
      subprocessor: 'Unterauftragnehmer',
      upstream: 'Vorgelagerter Anbieter',
      other: 'Jemand anderes',
    },
    credit: { name: 'Mit Namen', handle: 'Mit Alias', none: 'Nein danke' },
  },

  troubles: {
    missing_attributes: 'Dem Formular fehlen Dienst, Empfänger oder Fingerabdruck.',
    fingerprint_malformed: 'Der Fingerabdruck auf dieser Seite hat nicht 40 Hexadezimalziffern.',
    insecure_context:
      'Diese Seite kam nicht über HTTPS, deshalb lässt sich hier nichts versiegeln.',
    sealing_not_loaded: 'Der Teil, der versiegelt, wurde nicht geladen oder verändert.',
    offline: 'Sie sind offline.',
    unreachable: 'Der Dienst ist nicht erreichbar.',
    timed_out: 'Der Dienst hat nicht rechtzeitig geantwortet.',
    answer_too_large: 'Die Antwort des Dienstes ist zu groß, um zu stimmen.',
    answer_not_json: 'Die Antwort des Dienstes ist nicht lesbar.',
    unknown_vendor: 'Der Dienst kennt diesen Empfänger nicht.',
    unknown_profile: 'Der Empfänger hat noch kein Formular veröffentlicht.',
    origin_not_allowed: 'Der Empfänger hat dieser Seite das Senden nicht erlaubt.',
    too_many_requests: 'Aus Ihrem Netz kamen zu viele Anfragen.',
    unavailable: 'Der Dienst kann gerade nichts speichern.',
    unexpected: 'Etwas Unerwartetes ist geschehen.',
  },
  remedies: {
    vendor: (vendor) => `Nur ${vendor} kann das beheben. Bitte melden Sie sich dort anders.`,
    secure: (vendor) =>
      `Öffnen Sie das Formular auf einer Seite von ${vendor}, die mit https beginnt.`,
    retry: () => 'Bitte versuchen Sie es gleich noch einmal.',
    wait: () => 'Bitte warten Sie einige Minuten und versuchen Sie es dann noch einmal.',
  },
  nothingSent: 'Es wurde nichts gesendet.',
}
