import type { Session } from '../session/session.ts'
import { type Trouble, TroubleError } from '../trouble.ts'
import { makeClocks, makePromisingPolicy } from './make-clocks.ts'
import { makeCase, RECEIPT_TEXT } from './make-session.ts'
import { mountCase } from './mount-case.ts'
import type { Mounted } from './mounted.ts'

const failing = (trouble: Trouble) => () => Promise.reject(new TroubleError(trouble))

/** States of a case under a policy that promises and credits. */
export const CLOCK_STATES: Readonly<Record<string, () => Promise<Mounted>>> = {
  'a case with clocks of every kind': () => promisedCase(),
  'a case whose consent may be taken back for good': () => pressed(promisedCase(), 'Take back'),
  'a case whose consent is being taken back': () =>
    withdrawnFrom(promisedCase(() => new Promise(() => {}))),
  'a case whose consent could not be taken back': () =>
    withdrawnFrom(promisedCase(failing('unreachable'))),
  'a case whose consent was taken back': () => withdrawnFrom(promisedCase()),
}

/** Opens a case with a clock in each state. */
export async function promisedCase(withdrawCredit?: Session['withdrawCredit']): Promise<Mounted> {
  const view = await mountCase({
    policy: makePromisingPolicy(),
    openCase: () => Promise.resolve(makeCase({ standing: { promises: makeClocks() } })),
    ...(withdrawCredit && { withdrawCredit }),
  })
  await view.enter(RECEIPT_TEXT)
  return view
}

/** Takes consent back, and confirms it. */
export async function withdrawnFrom(reached: Promise<Mounted>): Promise<Mounted> {
  return pressed(pressed(reached, 'Take back my consent'), 'Take it back')
}

async function pressed(reached: Promise<Mounted>, name: string): Promise<Mounted> {
  const mounted = await reached
  await mounted.press(name)
  return mounted
}
