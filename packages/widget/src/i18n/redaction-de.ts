import type { RedactionTerms } from './redaction-terms.ts'

export const de: RedactionTerms = {
  title: 'Geheimnisse und persönliche Daten',
  found: (count) =>
    count === 1
      ? 'Eine Stelle sieht nach einem Geheimnis oder persönlichen Daten aus. Ohne Ihr Zutun wird nichts geschwärzt.'
      : `${count} Stellen sehen nach Geheimnissen oder persönlichen Daten aus. Ohne Ihr Zutun wird nichts geschwärzt.`,
  nothing: 'Nichts gefunden, das nach einem Geheimnis oder persönlichen Daten aussieht.',
  limits:
    'Gesucht wird nur nach bekannten Mustern, und nur in diesem Browser. Bitte lesen Sie auch selbst nach.',
  mask: 'Schwärzen',
  undo: 'Rückgängig',
  masked: 'geschwärzt',
  shown: 'wieder lesbar',
  kinds: {
    private_key: 'Privater Schlüssel',
    api_key: 'API-Schlüssel',
    token: 'Signiertes Token',
    password: 'Passwort oder Schlüssel',
    cookie: 'Cookie',
    email: 'E-Mail-Adresse',
    card: 'Kartennummer',
    iban: 'Bankkonto',
    ip: 'IP-Adresse',
  },
}
