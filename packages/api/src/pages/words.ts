/** Everything that the hosted pages say for themselves; the elements on them speak for the vendor. */
export type Words = {
  title: string
  policy: string
  report: string
  credits: string
  followUp: string
  endNotesTitle: string
  endNotesText: string
  endNotesButton: string
  notesEndedTitle: string
  notesEndedText: string
  notFoundTitle: string
  notFoundText: string
  needsScripts: string
  mailTo: string
  seeAt: string
  encryptWith: string
  openpgpKey: string
  trustTitle: string
  trustText: string
  fingerprint: string
}

const en: Words = {
  title: 'Security',
  policy: 'Policy',
  report: 'Report a vulnerability',
  credits: 'Thanks',
  followUp: 'Follow up on a report',
  endNotesTitle: 'No more mails about this case?',
  endNotesText:
    'Your address is forgotten at once. The case goes on, and your receipt still opens it.',
  endNotesButton: 'Forget my address',
  notesEndedTitle: 'No more mails',
  notesEndedText: 'If there was an address for this link, it is forgotten.',
  notFoundTitle: 'Nobody receives reports here',
  notFoundText:
    'Check the address. The vendor may have moved, or may not have published a policy yet.',
  needsScripts: 'The form needs scripts.',
  mailTo: 'Without them, write to',
  seeAt: 'Without them, see',
  encryptWith: 'Encrypt what you write with the',
  openpgpKey: 'OpenPGP key',
  trustTitle: 'Whom you trust here',
  trustText:
    'Reports are sealed in your browser, and this service can read none of them. It does vouch for the key below, for this page is its own. A page of the vendor\u2019s that names the key itself does not depend on that: compare the two if you can.',
  fingerprint: 'Fingerprint of the vendor\u2019s key',
}

const de: Words = {
  title: 'Sicherheit',
  policy: 'Richtlinie',
  report: 'Schwachstelle melden',
  credits: 'Dank',
  followUp: 'Meldung weiterverfolgen',
  endNotesTitle: 'Keine Mails mehr zu diesem Fall?',
  endNotesText:
    'Ihre Adresse wird sofort vergessen. Der Fall geht weiter, und Ihre Quittung \u00f6ffnet ihn nach wie vor.',
  endNotesButton: 'Meine Adresse vergessen',
  notesEndedTitle: 'Keine Mails mehr',
  notesEndedText: 'Gab es zu diesem Link eine Adresse, so ist sie vergessen.',
  notFoundTitle: 'Hier nimmt niemand Meldungen entgegen',
  notFoundText:
    'Bitte die Adresse pr\u00fcfen. Der Hersteller ist vielleicht umgezogen oder hat noch keine Richtlinie ver\u00f6ffentlicht.',
  needsScripts: 'Das Formular braucht Skripte.',
  mailTo: 'Ohne sie schreiben Sie an',
  seeAt: 'Ohne sie lesen Sie weiter unter',
  encryptWith: 'Verschl\u00fcsseln Sie, was Sie schreiben, mit dem',
  openpgpKey: 'OpenPGP-Schl\u00fcssel',
  trustTitle: 'Wem Sie hier vertrauen',
  trustText:
    'Meldungen werden in Ihrem Browser versiegelt, dieser Dienst kann keine davon lesen. F\u00fcr den Schl\u00fcssel unten b\u00fcrgt er allerdings selbst, denn diese Seite ist seine. Eine Seite des Herstellers, die den Schl\u00fcssel nennt, h\u00e4ngt davon nicht ab: Vergleichen Sie beide, wenn Sie k\u00f6nnen.',
  fingerprint: 'Fingerabdruck des Herstellerschl\u00fcssels',
}

/** The words of a language, or English, with the language that they are in. */
export function wordsFor(language: string): Words & { language: string } {
  return /^de\b/.test(language) ? { ...de, language: 'de' } : { ...en, language: 'en' }
}
