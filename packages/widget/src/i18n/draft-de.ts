import type { DraftTerms } from './draft-terms.ts'

export const de: DraftTerms = {
  keep: 'Entwurf auf diesem Gerät behalten',
  how: 'Ihre Eingaben überstehen dann ein Neuladen oder einen Absturz. Sie liegen verschlüsselt in diesem Browser, bis Sie senden, hier ausschalten oder einen Tag lang nicht wiederkommen. Dateien und Beleg werden nicht behalten. Wer diesen Browser benutzt, kann den Entwurf fortsetzen.',
  unavailable:
    'Dieser Browser lässt die Seite nichts behalten, vielleicht weil das Fenster privat ist.',
  found: (when) => `Ein Entwurf ist noch da: ${when}.`,
  continue: 'Entwurf fortsetzen',
  discard: 'Verwerfen',
  continued: 'Ihr Entwurf ist wieder da.',
  continuedInNewForm:
    'Ihr Entwurf ist wieder da. Das Formular hat sich seitdem geändert, bitte sehen Sie es durch.',
  taken: 'Der Entwurf ist nicht mehr da oder in einem anderen Tab offen.',
  discarded: 'Der Entwurf ist verworfen.',
}
