import {
  type AskedFieldId,
  channelOf,
  isCustomField,
  type Policy,
  textIn,
} from '@sealpost/protocol'
import type { Terms } from './terms.ts'

/** Where a field is asked for. */
export type FieldNaming = { terms: Terms; policy: Policy; channel: string | null }

/** What a field is called, in the vendor's words for its own; the id itself if nobody asks for it. */
export function fieldName({ terms, policy, channel }: FieldNaming, field: AskedFieldId): string {
  if (!isCustomField(field)) return terms.fields[field][0]
  const asking = channelOf(policy, channel)
  const own = [...(asking ? [asking] : []), ...policy.channels].flatMap(
    ({ customFields = [] }) => customFields,
  )
  const label = own.find(({ id }) => id === field)?.label
  return label === undefined ? field : textIn(label, terms.language, policy.language)
}
