import type { EvidenceTerms } from './evidence-terms.ts'

export const de: EvidenceTerms = {
  choose: 'Dateien wählen',
  orDrop: 'oder hierher ziehen. Bildschirmfotos lassen sich auch einfügen.',
  limits: (count, each, total) =>
    count === 1
      ? `Eine Datei bis ${each}.`
      : `Bis zu ${count} Dateien mit je höchstens ${each}, zusammen ${total}.`,
  onlyTypes: (types) => `Nur ${types}.`,
  listLabel: 'Gewählte Dateien',
  sum: (count, size) => (count === 1 ? `1 Datei, ${size}` : `${count} Dateien, zusammen ${size}`),
  remove: (name) => `${name} entfernen`,
  added: (count) => (count === 1 ? '1 Datei hinzugefügt' : `${count} Dateien hinzugefügt`),
  removed: (name) => `${name} entfernt`,
  looking: 'Suche nach verborgenen Angaben …',
  notAdded: 'Nicht hinzugefügt',
  refusals: {
    empty: () => 'Sie ist leer, es gibt nichts zu senden.',
    type: (types) => `Diese Art wird hier nicht angenommen, nur ${types}.`,
    too_large: (limit) =>
      `Sie ist größer als ${limit}. Packen Sie sie, oder senden Sie den Teil, auf den es ankommt.`,
    too_many: (limit) =>
      `Es ist nur Platz für ${limit}. Entfernen Sie erst eine, oder packen Sie mehrere in ein Archiv.`,
    too_much: (limit) => `Alle zusammen dürfen ${limit} haben. Entfernen Sie erst eine.`,
    twice: () => 'Sie steht schon in der Liste.',
  },
  tells: {
    picture: (details) => `Dieses Bild verrät, ${details} es entstanden ist.`,
    recording: (details) => `Diese Aufnahme verrät, ${details} sie entstanden ist.`,
    document: (details) => `Dieses Dokument verrät, ${details} es entstanden ist.`,
  },
  told: { place: 'wo', time: 'wann', device: 'womit', person: 'durch wen' },
  holds: (details) => `Enthalten sind ${details}.`,
  held: { notes: 'verborgene Notizen', other: 'weitere verborgene Angaben' },
  strip: (count) => (count === 1 ? 'Angabe entfernen' : 'Angaben entfernen'),
  stripped: 'Die verborgenen Angaben sind entfernt. Zu sehen ist dasselbe.',
  turned: 'Nur wo oben ist, bleibt vermerkt.',
  stays: {
    picture:
      'Das lässt sich hier nicht entfernen. Sicher ist, es als PNG zu speichern und das zu wählen.',
    recording:
      'Das lässt sich hier nicht entfernen. Sicher ist eine neue Aufnahme dessen, was zu sehen ist.',
    document: 'Das lässt sich hier nicht entfernen. Sicher sind Bildschirmfotos der Seiten.',
  },
  unread: 'In dieser Datei ließ sich nicht nach verborgenen Angaben suchen, etwa nach dem Ort.',
  unsearched: 'In Dateien dieser Art wird nicht nach verborgenen Angaben gesucht, etwa dem Namen.',

  all: 'Alle Dateien',
  arrivedOf: (arrived, count) => `${arrived} von ${count} angekommen`,
  arrived: 'Angekommen',
  sizeOf: (stored, all) => `${stored} von ${all}`,
  waiting: {
    offline: 'Wartet auf das Netz',
    unreachable: 'Wartet auf den Dienst',
  },
  unreadable: 'Seit der Wahl geändert, verschoben oder gesperrt.',
}
