import type { PromiseId } from '@sealpost/protocol'

/** Everything that our mails say. None of it comes from a person. */
export type MailWords = {
  promises: Record<PromiseId, string>
  dueSoon: (promise: string, day: string) => string
  missed: (promise: string, day: string) => string
  keyExpiring: (fingerprint: string, day: string) => string
  profileExpiring: (day: string) => string
  openReport: string
  replaceKey: string
  pushProfile: string
  filesInside: string
  filesNamed: string
  filesTooLarge: (count: number, size: string) => string
  fetchFiles: string
  reportReceived: (reference: string) => string
  somethingNew: (reference: string) => string
  openCase: string
  receiptNeeded: string
  endNotes: string
}

const en: MailWords = {
  promises: {
    acknowledge: 'acknowledge',
    firstAnswer: 'first answer',
    triage: 'assessment',
    update: 'update',
    emergency: 'emergency fix',
    remediate: 'fix',
    disclose: 'publication',
  },
  dueSoon: (promise, day) => `Due soon: ${promise}, until the end of ${day}.`,
  missed: (promise, day) => `Overdue: ${promise}, was due by the end of ${day}.`,
  keyExpiring: (fingerprint, day) =>
    `The key ${fingerprint} expires on ${day}.\nNothing can be sealed to it after that day.`,
  profileExpiring: (day) =>
    `The profile expires on ${day}.\nForms take no reports under it after that day.`,
  openReport: 'Open the report:',
  replaceKey: 'Extend the key and publish the profile again, or replace it:',
  pushProfile: 'Sign it again and publish it:',
  filesInside: 'The files that belong to it, sealed. Each opens with your private key:',
  filesNamed: 'With their own names, checked against what their sender signed:',
  filesTooLarge: (count, size) =>
    `${count === 1 ? '1 file belongs' : `${count} files belong`} to it, ${size} in all: too much for a mail.`,
  fetchFiles: 'Fetch and open:',
  reportReceived: (reference) => `Your report has arrived. Its reference is ${reference}.`,
  somethingNew: (reference) => `There is something new in your case ${reference}.`,
  openCase: 'Follow it here:',
  receiptNeeded: 'You need your receipt for that. Nobody will ever ask you for it by mail.',
  endNotes: 'No more of these mails, and forget this address:',
}

const de: MailWords = {
  promises: {
    acknowledge: 'Best\u00e4tigung',
    firstAnswer: 'erste Antwort',
    triage: 'Bewertung',
    update: 'Zwischenstand',
    emergency: 'Notfall-Korrektur',
    remediate: 'Korrektur',
    disclose: 'Ver\u00f6ffentlichung',
  },
  dueSoon: (promise, day) => `Bald f\u00e4llig: ${promise}, bis Ende des ${day}.`,
  missed: (promise, day) =>
    `\u00dcberf\u00e4llig: ${promise}, war f\u00e4llig bis Ende des ${day}.`,
  keyExpiring: (fingerprint, day) =>
    `Der Schl\u00fcssel ${fingerprint} l\u00e4uft am ${day} ab.\nDanach kann nichts mehr f\u00fcr ihn versiegelt werden.`,
  profileExpiring: (day) =>
    `Das Profil l\u00e4uft am ${day} ab.\nDanach nehmen Formulare keine Meldungen mehr an.`,
  openReport: 'Die Meldung \u00f6ffnen:',
  replaceKey:
    'Den Schl\u00fcssel verl\u00e4ngern und das Profil neu ver\u00f6ffentlichen, oder ihn ersetzen:',
  pushProfile: 'Neu signieren und ver\u00f6ffentlichen:',
  filesInside:
    'Die Dateien dazu, versiegelt. Jede \u00f6ffnet sich mit Ihrem privaten Schl\u00fcssel:',
  filesNamed: 'Unter eigenem Namen, gepr\u00fcft gegen das, was ihr Absender signiert hat:',
  filesTooLarge: (count, size) =>
    `${count === 1 ? '1 Datei geh\u00f6rt' : `${count} Dateien geh\u00f6ren`} dazu, zusammen ${size}: zu viel f\u00fcr eine Mail.`,
  fetchFiles: 'Holen und \u00f6ffnen:',
  reportReceived: (reference) => `Ihre Meldung ist angekommen. Ihr Aktenzeichen ist ${reference}.`,
  somethingNew: (reference) => `Es gibt etwas Neues zu Ihrem Fall ${reference}.`,
  openCase: 'Hier geht es weiter:',
  receiptNeeded:
    'Daf\u00fcr brauchen Sie Ihre Quittung. Niemand wird Sie je per Mail danach fragen.',
  endNotes: 'Keine solchen Mails mehr, und diese Adresse vergessen:',
}

/** What mails say in a language, or in English. */
export function mailWordsFor(language: string): MailWords {
  return /^de\b/.test(language) ? de : en
}
