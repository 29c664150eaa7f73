import { DRAFTS } from '../draft/draft-store.ts'
import { keepForm } from '../draft/kept-form.ts'
import { startForm } from '../flow/start-form.ts'
import { loadDrafts } from '../loading/load-drafts.ts'
import type { Session } from '../session/session.ts'
import { TroubleError } from '../trouble.ts'
import { afterEachTest } from './browser-test.ts'
import { HASH } from './made-profile.ts'
import { makePolicy } from './make-policy.ts'
import { makeProofKey } from './make-proof.ts'
import { makeAccepted, makeSession } from './make-session.ts'
import { mountForm } from './mount-form.ts'
import type { Mounted } from './mounted.ts'
import { walkTo } from './walk.ts'

afterEachTest(() => {
  indexedDB.deleteDatabase(DRAFTS)
})

const KEEP = 'Keep a draft on this device'

/** Drafts, proofs of work and proofs of receipt, by a name for each state. */
export const PROOF_STATES: Readonly<Record<string, () => Promise<Mounted>>> = {
  'a form that keeps a draft': async () => {
    const form = await mountForm()
    await walkTo(form, 'finding')
    await form.press(KEEP)
    while (form.find('.switch').hasAttribute('disabled')) await form.settled()
    return form
  },
  'a form that found a draft': async () => {
    const { begin } = await loadDrafts()
    const place = { service: 'https://service.example', vendor: 'acme' }
    const kept = { ...startForm(makePolicy(), 'en'), answers: { summary: 'Typed before' } }
    const draft = await begin(place, keepForm(kept, HASH))
    await draft.leave()
    return mountForm()
  },
  'a report whose proof of work is made': () =>
    sentWith({
      prove: (_, options) => {
        options?.onProving?.(0.4)
        return options?.onProving ? new Promise(() => {}) : Promise.resolve()
      },
    }),
  'a report without the signature it is owed': () =>
    sentWith({ send: () => Promise.reject(new TroubleError('answer_unproven')) }),
  'a report with a proof': async () => {
    const key = await makeProofKey()
    const { profile } = makeSession(makePolicy())
    profile.profile.service.proofKeys.push(key.publicKey)
    const accepted = makeAccepted()
    const proof = await key.sign({ vendor: profile.profile.vendor, ...accepted })
    const form = await sentWith({
      profile,
      send: () => Promise.resolve({ ...accepted, proof, proofVerdict: 'valid' }),
    })
    await form.press('Verify')
    return form
  },
}

async function sentWith(session: Partial<Session>): Promise<Mounted> {
  const form = await mountForm({ session })
  await walkTo(form, 'receipt')
  await form.press('I wrote it down')
  await form.press('Send the report')
  return form
}
