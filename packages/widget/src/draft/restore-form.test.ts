import { expect, test } from 'vitest'
import { Sha256 } from '@sealpost/protocol'
import { advance } from '../flow/advance.ts'
import type { FormAction, FormState } from '../flow/form-state.ts'
import { startForm } from '../flow/start-form.ts'
import { makePolicy } from '../testing/make-policy.ts'
import { type KeptForm, keepForm, readKeptForm } from './kept-form.ts'
import { restoreForm } from './restore-form.ts'

const policy = makePolicy()
const hash = Sha256.parse('ab'.repeat(32))
const fresh = startForm(policy, 'en')
const [channel] = policy.channels

/** A form after some actions in the first channel. */
function formAfter(...actions: FormAction[]): FormState {
  const chosen = channel
    ? advance(fresh, { type: 'choose-channel', channel: channel.id }, policy)
    : fresh
  return actions.reduce((state, action) => advance(state, action, policy), chosen)
}

const typed = formAfter(
  { type: 'accept-rules', accepted: ['redact', 'no-dos'] },
  { type: 'answer', field: 'summary', value: 'Typed' },
  { type: 'answer', field: 'steps', value: ['one', 'two'] },
  { type: 'notify', address: 'ada@mail.example' },
  { type: 'mask', mask: { field: 'summary', secret: 'Type' } },
)

/** A draft with other answers, whatever they are. */
function keptWith(answers: string): KeptForm {
  const text = JSON.stringify({ ...keepForm(typed, hash), answers: 0 })
  const kept = readKeptForm(text.replace('"answers":0', `"answers":${answers}`))
  if (!kept) throw new Error('This is no kept form.')
  return kept
}

test('what a draft keeps, it gives back', () => {
  const kept = readKeptForm(JSON.stringify(keepForm(typed, hash)))

  const restored = kept && restoreForm(fresh, kept, { policy, isSameProfile: true })

  expect(restored).toEqual(typed)
})

test('G-16 files and the receipt are not kept', () => {
  const state = { ...typed, answers: { ...typed.answers, evidence: [] }, receiptSaved: true }

  const kept = keepForm(state, hash)

  expect(Object.keys(kept)).not.toContain('files')
  expect(Object.keys(kept)).not.toContain('receiptSaved')
  expect(Object.keys(kept.answers)).toEqual(['summary', 'steps'])
})

test.each([
  ['of another kind than the question now has', '{"summary":["a","list"],"severity":"huge"}'],
  ['by names that every object has', '{"__proto__":"x","constructor":"y","toString":"z"}'],
])('answers %s stay out', (_, answers) => {
  const restored = restoreForm(fresh, keptWith(answers), { policy, isSameProfile: true })

  expect(restored.answers).toEqual({})
})

test('rules that may have changed are to be accepted again, from the first step on', () => {
  const kept = { ...keepForm(typed, hash), step: 'impact', visited: ['channel', 'impact'] } as const

  const restored = restoreForm(fresh, kept, { policy, isSameProfile: false })

  expect(restored.acceptedRules).toEqual([])
  expect(restored.step).toBe('channel')
  expect(restored.answers).toEqual(typed.answers)
})

test('a form that had come to its receipt goes on at the review', () => {
  const kept = {
    ...keepForm(typed, hash),
    step: 'receipt',
    visited: ['review', 'receipt'],
  } as const

  const restored = restoreForm(fresh, kept, { policy, isSameProfile: true })

  expect([restored.step, restored.visited]).toEqual(['review', ['channel', 'review']])
})

test.each(['{}', '[]', 'null', '7', '{"answers":{},"visited":1}'])('%s is no kept form', (text) => {
  expect(readKeptForm(text)).toBeNull()
})
