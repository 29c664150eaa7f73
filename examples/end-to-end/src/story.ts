/** What the researcher types. Each text carries a canary: a word that occurs nowhere else. */
export const STORY = {
  target: 'https://shop.acme.example/login?next=kanarie-ziel',
  environment: 'Firefox 153, Debian 12, Konto kanarie-umgebung',
  summary: 'Session fixation in the shop’s login – kanarie-überschrift',
  description: longDescription(),
  steps: [
    'Open /login with ?sid=kanarie-schritt-eins',
    'Log in as a victim: 用户 kanarie-步骤',
    'Reuse the sid ✓',
  ],
  impact: 'Whoever sends the link takes over the account. kanarie-wirkung',
  name: 'Zoë Krüger-Ñuñez kanarie-name',
  contact: 'zoe@kanarie-kontakt.example',
} as const

/** Words that must be found nowhere but in the browser and at the vendor. */
export const CANARIES = [
  'kanarie-ziel',
  'kanarie-umgebung',
  'kanarie-überschrift',
  'kanarie-beschreibung',
  'kanarie-schritt-eins',
  'kanarie-步骤',
  'kanarie-wirkung',
  'kanarie-name',
  'kanarie-kontakt',
] as const

/** About 10 KB of UTF-8 with several scripts and lines. */
function longDescription(): string {
  const paragraph = (at: number) =>
    `${at}. Die Sitzung bleibt nach der Anmeldung dieselbe – señal, 信号, сигнал, إشارة, 🔓 <b>&amp;</b> kanarie-beschreibung`
  return Array.from({ length: 72 }, (_, at) => paragraph(at + 1)).join('\n')
}
