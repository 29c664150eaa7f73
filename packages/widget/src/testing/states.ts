import type { Session } from '../session/session.ts'
import { type Trouble, TroubleError } from '../trouble.ts'
import { CASE_STATES } from './case-states.ts'
import { EVIDENCE_STATES } from './evidence-states.ts'
import { makeClock, makePromisingPolicy } from './make-clocks.ts'
import { makeDetailedPolicy } from './make-detailed-policy.ts'
import { makePolicy } from './make-policy.ts'
import { makeAccepted } from './make-session.ts'
import { type FormOptions, mountForm } from './mount-form.ts'
import type { Mounted } from './mounted.ts'
import { PAGE_STATES } from './page-states.ts'
import { PROOF_STATES } from './proof-states.ts'
import { type STEP, walkTo } from './walk.ts'

/** Brings an element onto the page in one state, in English. */
type Reach = () => Promise<Mounted>

const never = () => new Promise<never>(() => {})
const failing = (trouble: Trouble) => () => Promise.reject(new TroubleError(trouble))

/** Every state that an element can be seen in, by a name for it. */
export const STATES: Readonly<Record<string, Reach>> = {
  'a form that waits': async () => {
    const form = await mountForm()
    form.element.connect = never
    form.element.serial = '9'
    await form.settled()
    return form
  },
  'a refused form': () => mountForm({ connect: failing('profile_other_key') }),
  'a form that may be tried again': () => mountForm({ connect: failing('offline') }),
  'the channels': () => formAt('channel'),
  'the channels, with none chosen': () => stoppedAt('channel'),
  'an urgent channel': () => formAt('channel', { channel: 'incident' }),
  'the rules': () => formAt('rules'),
  'the rules, not accepted': () => stoppedAt('rules'),
  'the rules, accepted': async () => {
    const form = await formAt('rules')
    await form.tickAll()
    return form
  },
  'the target': () => formAt('target'),
  'the target, missing': () => stoppedAt('target'),
  'a target in scope': () => targetAt('https://login.acme.example'),
  'a target out of scope': () => targetAt('https://elsewhere.example'),
  'the finding': () => formAt('finding'),
  'the finding, missing': () => stoppedAt('finding'),
  'a finding in two steps': async () => {
    const form = await formAt('finding')
    await form.fill('steps', 'first')
    await form.press('Add a step')
    return form
  },
  'the impact': () => formAt('impact'),
  'the impact, missing': () => stoppedAt('impact'),
  'the reporter': () => formAt('you'),
  'the reporter, offered mail': () => formAt('you', { policy: OFFERING }),
  'the reporter, with an address that is none': async () => {
    const form = await formAt('you', { policy: OFFERING })
    await form.fill('notes', 'ada')
    return pressed(Promise.resolve(form), 'Continue')
  },
  'the receipt of a report that brings mail': async () => {
    const form = await formAt('you', { policy: OFFERING })
    await form.fill('notes', 'ada@research.example')
    return pressed(pressed(Promise.resolve(form), 'Continue'), 'Continue')
  },
  'the list of steps, opened': () => pressed(formAt('finding'), 'Finding'),
  'how to verify': () => pressed(formAt('finding'), 'Verify'),
  'questions of every kind': () => detailedAt('target'),
  'a finding without evidence': () => pressed(detailedAt('finding'), 'Continue'),
  'a list of weaknesses': async () => {
    const form = await detailedAt('finding')
    await form.type('weakness', 'injection')
    while (!form.root.querySelector('[role=option]')) await form.settled()
    return form
  },
  'an open calculator': async () => {
    const form = await detailedAt('impact')
    await form.fill('cvss', 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N')
    await form.press('Score it')
    while (!form.root.querySelector('.calculator')) await form.settled()
    return form
  },
  'a reporter with a private key': async () => {
    const form = await detailedAt('you')
    await form.fill('openpgpKey', '-----BEGIN PGP PRIVATE KEY BLOCK-----')
    return pressed(Promise.resolve(form), 'Continue')
  },
  'a review with secrets': async () => {
    const form = await detailedAt('review')
    while (!form.root.querySelector('.found button')) await form.settled()
    return pressed(Promise.resolve(form), 'Mask')
  },
  'the review': () => formAt('review'),
  'the review, when sealing failed': () =>
    formAt('review', { session: { prepare: failing('crypto_failed') } }),
  'the receipt before it is there': () => formAt('receipt', { session: { prepare: never } }),
  'the receipt': () => formAt('receipt'),
  'the receipt, not saved': () => pressed(formAt('receipt'), 'Send the report'),
  'the receipt, saved': () => pressed(formAt('receipt'), 'I wrote it down'),
  'a report on its way': () => sentBy(never),
  'a report that waits for the network': () =>
    sentBy((_, options) => {
      options?.onWait?.({ trouble: 'offline', attempt: 2, delayMs: 1000 })
      return never()
    }),
  'a report that did not arrive': () => sentBy(failing('unreachable')),
  'a report for other keys': () => sentBy(failing('unusable_recipients')),
  'a report that arrived': () => sentBy(),
  'a report that arrived, with what is promised': () =>
    sentBy(
      () => Promise.resolve(makeAccepted([makeClock({ promise: 'acknowledge' }), makeClock()])),
      { policy: makePromisingPolicy() },
    ),
  ...CASE_STATES,
  ...EVIDENCE_STATES,
  ...PAGE_STATES,
  ...PROOF_STATES,
}

const OFFERING = makePolicy({ reporterMail: 'offer' })

async function formAt(step: keyof typeof STEP, options: FormOptions = {}): Promise<Mounted> {
  const form = await mountForm(options)
  await walkTo(form, step)
  return form
}

async function targetAt(target: string): Promise<Mounted> {
  const form = await formAt('target')
  await form.fill('target', target)
  return form
}

const DETAILED = ['rules', 'target', 'finding', 'impact', 'you', 'review'] as const

/** A form that asks for every kind of field, at one of its screens. */
async function detailedAt(step: (typeof DETAILED)[number]): Promise<Mounted> {
  const form = await mountForm({
    policy: makeDetailedPolicy(step === 'finding' ? 'gate' : 'advise'),
  })
  const fill = [
    () => form.tickAll(),
    () => form.fill('environment', 'Firefox 150'),
    async () => {
      await form.fill('summary', 'Mail of wile.e@acme.example is shown')
      await form.press('By a person')
    },
  ]
  for (let at = 0; at < DETAILED.indexOf(step); at++) {
    await fill[at]?.()
    await form.press('Continue')
  }
  return form
}

async function stoppedAt(step: keyof typeof STEP): Promise<Mounted> {
  return pressed(formAt(step), 'Continue')
}

async function pressed(reached: Promise<Mounted>, name: string): Promise<Mounted> {
  const mounted = await reached
  await mounted.press(name)
  return mounted
}

async function sentBy(send?: Session['send'], options: FormOptions = {}): Promise<Mounted> {
  const form = await formAt('receipt', { ...options, session: send ? { send } : {} })
  await form.press('I wrote it down')
  await form.press('Send the report')
  return form
}
