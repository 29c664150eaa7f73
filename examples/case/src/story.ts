/** What the researcher types. */
export const REPORT = {
  target: 'https://shop.acme.example/login',
  summary: 'Session fixation in the shop’s login',
  description: 'The session stays the same after logging in.',
  steps: ['Open /login with ?sid=1 and log in.'],
  impact: 'Whoever sends the link takes over the account.',
} as const

/** What the vendor asks for, and what the researcher answers. */
export const DETAIL = {
  field: 'environment',
  label: 'Test environment',
  question: 'Which browser was it, please?',
  answer: 'Firefox 153 on Debian 12, mobile data',
} as const

/** Days of publication, far enough ahead for every clock. */
export const DAYS = daysFrom(new Date())

/** Under which name the researcher wants to be thanked. */
export const NAME = 'Zoë Krüger-Ñuñez'

function daysFrom(now: Date) {
  const day = (ahead: number) =>
    new Date(Number(now) + ahead * 86_400_000).toISOString().slice(0, 10)
  return { proposed: day(120), revised: day(60), next: day(61) }
}
