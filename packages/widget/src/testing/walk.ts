import type { Mounted } from './mounted.ts'

/** Answers the questions of `makePolicy` on each screen, in English. */
const SCREENS: readonly ((form: Mounted) => Promise<void>)[] = [
  async (form) => form.press('Vulnerability'),
  async (form) => form.tickAll(),
  async (form) => form.fill('target', 'https://login.acme.example/session'),
  async (form) => {
    await form.fill('summary', 'Anyone can sign in as anyone')
    await form.fill('description', 'Expired session tokens are accepted.')
    await form.fill('steps', 'Open the login page')
  },
  async (form) => form.fill('impact', 'Full access to every account.'),
  async (form) => form.fill('name', 'Wile E. Coyote'),
]

/** The screens in reading order, by their place. */
export const STEP = {
  channel: 0,
  rules: 1,
  target: 2,
  finding: 3,
  impact: 4,
  you: 5,
  review: 6,
  receipt: 7,
}

/** Fills every screen before one, and opens it. `each` sees each screen before it is left. */
export async function walkTo(
  form: Mounted,
  step: keyof typeof STEP,
  each: (form: Mounted) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  for (let at = 0; at < STEP[step]; at++) {
    await SCREENS[at]?.(form)
    await each(form)
    await form.press('Continue')
  }
}
