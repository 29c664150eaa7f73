import { offersNotes } from '../../flow/note-address.ts'
import { isolate } from '../../i18n/isolate.ts'
import type { FormView } from '../../report-form/view.ts'
import { wordsFor } from '../words.ts'

/** Whether mail will come of the report that was sealed; empty where the vendor's policy offers none. */
export function mailLine({ terms, profile, delivery }: FormView): string {
  if (!offersNotes(profile.policy)) return ''
  const { mailComes, noMailComes } = wordsFor(terms)
  const notify = delivery.prepared?.submission.notify
  return notify && !delivery.areNotesRefused ? mailComes(isolate(notify.address)) : noMailComes
}
