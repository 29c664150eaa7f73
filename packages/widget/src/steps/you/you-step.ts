import { html, nothing, type TemplateResult } from 'lit'
import { offersNotes } from '../../flow/note-address.ts'
import { questionsIn } from '../../flow/steps.ts'
import type { FormView } from '../../report-form/view.ts'
import { questions } from '../questions.ts'
import { stepFrame } from '../step-frame.ts'
import { notesOffer } from './notes-offer.ts'

/** Asks who reports, and says before anything is typed how much the vendor needs to know. */
export function youStep(view: FormView): TemplateResult {
  const { terms, policy, state, vendor } = view
  const asksWho = questionsIn(policy, state, 'you').length > 0
  const leads = asksWho ? terms.identity : terms.identityAhead
  return stepFrame(
    view,
    { heading: terms.youHeading, lead: leads[policy.identity](vendor) },
    html`${asksWho ? questions(view, 'you') : nothing}
      ${offersNotes(policy) ? notesOffer(view) : nothing}`,
  )
}
