/** What the researcher types and sends. Each text carries a canary: a word that occurs nowhere else. */
export const STORY = {
  target: 'https://www.acme.example/login?next=kanarie-ziel',
  summary: 'Session fixation in the login – kanarie-überschrift',
  description: 'The session stays the same after logging in. kanarie-beschreibung',
  steps: ['Open /login with ?sid=kanarie-schritt'],
  impact: 'Whoever sends the link takes over the account. kanarie-wirkung',
  name: 'Zoë Krüger-Ñuñez kanarie-name',
  contact: 'zoe@kanarie-kontakt.example',
} as const

export const FILE = { name: 'kanarie-datei 画面.log', content: 'GET /login 200 kanarie-inhalt\n' }

/** What the researcher writes in the case: the first at once, the others while the bot is away. */
export const MESSAGES = {
  atOnce: 'It happens on the mobile site, too. kanarie-nachtrag',
  meanwhile: 'And in the app. kanarie-inzwischen',
  afterwards: 'The app of last year is safe. kanarie-danach',
} as const

/** Words that must be found nowhere but in the browser, with the bot and in its tickets. */
export const CANARIES = [
  'kanarie-ziel',
  'kanarie-überschrift',
  'kanarie-beschreibung',
  'kanarie-schritt',
  'kanarie-wirkung',
  'kanarie-name',
  'kanarie-kontakt',
  'kanarie-datei',
  'kanarie-inhalt',
  'kanarie-nachtrag',
  'kanarie-inzwischen',
  'kanarie-danach',
  'VULN-1',
] as const
