import type { SealpostReport } from '../report-form/report-form.ts'
import { makeDetailedPolicy } from './make-detailed-policy.ts'
import { type FormOptions, mountForm } from './mount-form.ts'
import type { Mounted } from './mounted.ts'

/** A form that asks all there is, at its first question. */
export async function givenForm(
  mode: 'gate' | 'advise' = 'gate',
  options: FormOptions = {},
): Promise<Mounted<SealpostReport>> {
  const form = await mountForm({ policy: makeDetailedPolicy(mode), ...options })
  await form.tickAll()
  await form.press('Continue')
  return form
}

/** Goes on from the first question to what was found. */
export async function toFinding(form: Mounted): Promise<void> {
  await form.fill('environment', 'Firefox 150')
  await form.press('Continue')
}

/** Goes on from the first question to what it does. */
export async function toImpact(form: Mounted): Promise<void> {
  await toFinding(form)
  await form.fill('summary', 'Anyone can sign in as anyone')
  await form.fill('logs', 'GET /admin 200')
  await form.press('By a person')
  await form.press('Continue')
}
