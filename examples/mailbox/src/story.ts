/** What the researcher types into the report. Each text carries a word that occurs nowhere else. */
export const REPORT = {
  target: 'https://www.acme.example/account?next=canary-target',
  environment: 'Firefox 153, Debian 12, account canary-environment',
  summary: 'Reset links can be guessed – canary-überschrift',
  description: 'The token is the time of day. señal, 信号, сигнал, إشارة, 🔓 canary-description',
  steps: ['Ask for two links at once: canary-шаг'],
  impact: 'Anybody takes over any account. canary-impact',
  name: 'Zoë Krüger-Ñuñez canary-name',
  contact: 'zoe@canary-contact.example',
} as const

/** A file on the researcher's disk. */
export const EVIDENCE = {
  name: 'canary-Übersicht ✓.log',
  bytes: Buffer.from('POST /reset 200 canary-evidence\r\n'.repeat(400)),
} as const

/** What both sides write later. */
export const WORDS = {
  acknowledged: 'We have it. canary-acknowledged',
  triaged: 'Confirmed on our side. canary-triaged',
  unnoted: 'No mail tells you of this. canary-unnoted',
  message: 'The links work twice, too. canary-message',
  whileDown: 'Here is what I saw today. canary-while-down',
  whileRefused: 'And one more thing. canary-while-refused',
} as const

/** Every text of it. */
export const TYPED: readonly string[] = Object.values(REPORT).flat()

/** Words that must be found nowhere but in the browser, at the vendor, and in what is sealed. */
export const CANARIES: readonly string[] = [
  ...TYPED,
  ...Object.values(WORDS),
  EVIDENCE.name,
  EVIDENCE.bytes.toString(),
].map((text) => /canary-[\p{L}-]+/u.exec(text)?.[0] ?? text)
