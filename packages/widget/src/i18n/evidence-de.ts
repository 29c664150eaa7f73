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
  tells: (details) => `Dieses Bild verrät, ${details} es entstanden ist.`,
  told: { place: 'wo', time: 'wann', device: 'womit', person: 'durch wen' },
  holds: (details) => `Es enthält ${details}.`,
  held: { notes: 'verborgene Notizen', other: 'weitere verborgene Angaben' },
  strip: (count) => (count === 1 ? 'Angabe entfernen' : 'Angaben entfernen'),
  stripped: 'Die verborgenen Angaben sind entfernt. Das Bild ist unverändert.',
  turned: 'Nur wo oben ist, bleibt vermerkt.',
  unread: 'In diesem Bild ließ sich nicht nach verborgenen Angaben suchen, etwa nach dem Ort.',
  unsearched: 'In Dateien dieser Art wird nicht nach verborgenen Angaben gesucht, etwa dem Ort.',

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
