import { channelOf } from '@sealpost/protocol'
import { noteAddressOf } from '../../flow/note-address.ts'
import { isolate } from '../../i18n/isolate.ts'
import type { FormView } from '../../report-form/view.ts'
import { wordsFor } from '../words.ts'

/** All that the service can read of the report, as it stands now. */
export function seenByService(view: FormView): string[] {
  const { terms, vendor, policy, state, delivery, profile } = view
  const { sees } = wordsFor(terms)
  const channel = channelOf(policy, state.channel)
  const address = noteAddressOf(state, policy)
  const bytes = delivery.prepared?.submission.sealed.length
  return [
    sees.vendor(vendor),
    ...(channel ? [sees.channel(isolate(view.say(channel.label)))] : []),
    ...(state.urgent ? [sees.urgent] : []),
    sees.time,
    sees.size(bytes === undefined ? '…' : String(Math.ceil(bytes / 1024))),
    ...seenFiles(view),
    ...(address === '' ? [] : [sees.notes(isolate(address))]),
    // The case key's id is the last of them.
    sees.keys(view.recipients.length + 1),
    sees.profile(profile.serial),
    sees.origin(location.origin),
    sees.address,
    sees.later(vendor),
    sees.laterEntries,
  ]
}

/** Sealing adds a few hundred bytes to each. */
function seenFiles({ terms, state }: FormView): string[] {
  const { files } = state
  if (files.length === 0) return []
  const number = new Intl.NumberFormat(terms.language)
  const sizes = files.map(({ size }) => `${number.format(size)}\u00a0bytes`)
  return [
    wordsFor(terms).sees.files(files.length, new Intl.ListFormat(terms.language).format(sizes)),
  ]
}
