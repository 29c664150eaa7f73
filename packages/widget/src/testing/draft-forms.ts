import { ChannelId, Sha256 } from '@sealpost/protocol'
import { DRAFTS } from '../draft/draft-store.ts'
import type { KeptForm } from '../draft/kept-form.ts'
import type { SealpostReport } from '../report-form/report-form.ts'
import { afterEachTest } from './browser-test.ts'
import { type FormOptions, mountForm } from './mount-form.ts'
import type { Mounted } from './mounted.ts'
import { databaseNames, recordsOf } from './stored-words.ts'
import { walkTo } from './walk.ts'

export const KEEP = 'Keep a draft on this device'
export const CANARY = 'canary-7f3k-language-of-the-report'

type Form = Mounted<SealpostReport>

afterEachTest(async () => {
  document.body.replaceChildren()
  await untilReleased()
  indexedDB.deleteDatabase(DRAFTS)
  await until(async () => !(await databaseNames()).includes(DRAFTS))
})

/** Types into a form that keeps a draft, and waits until it is saved. */
export async function typeWithDraft(words = CANARY, options: FormOptions = {}): Promise<Form> {
  const form = await mountForm(options)
  await form.press(KEEP)
  await until(() => isOn(form) && !form.find('.switch').hasAttribute('disabled'))
  await walkTo(form, 'finding')
  const before = await stamps()
  await form.fill('summary', words)
  await until(async () => (await stamps()) > before)
  return form
}

/** Leaves a draft behind, as a tab does that ends. */
export async function leaveDraft(): Promise<void> {
  await leave(await typeWithDraft())
}

export async function leave(form: Form): Promise<void> {
  form.element.remove()
  await untilReleased()
}

/** Grows whenever a draft is saved. */
async function stamps(): Promise<number> {
  const records = await recordsOf(DRAFTS)
  const times = records.map((record) => Number(Reflect.get(Object(record), 'savedAtMs')))
  return times.reduce((sum, time) => sum + time, 0)
}

export function isOn(form: Form): boolean {
  return form.find('.switch').getAttribute('aria-checked') === 'true'
}

/** Waits until no draft is worked on; some engines take a moment to let go. */
export async function untilReleased(): Promise<void> {
  await until(async () => (await navigator.locks.query()).held?.length === 0)
}

export async function untilShown(form: Form, selector: string): Promise<void> {
  await until(() => form.root.querySelector(selector) !== null)
  await form.settled()
}

export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20))
}

/** What a draft keeps of a form in which some answers were given. */
export function keptWith(answers: KeptForm['answers']): KeptForm {
  return {
    profileHash: Sha256.parse('ab'.repeat(32)),
    step: 'finding',
    visited: ['channel'],
    checked: [],
    channel: ChannelId.parse('vulnerability'),
    urgent: false,
    acceptedRules: [],
    answers,
    noteAddress: '',
    masks: [],
  }
}
