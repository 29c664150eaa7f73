import { FIELD_IDS, type FieldId } from '@sealpost/protocol'
import type { Terms } from './terms.ts'

/** What each field is called. */
export function fieldNames({ fields }: Terms): Record<FieldId, string> {
  return Object.fromEntries(FIELD_IDS.map((id) => [id, fields[id][0]])) as Record<FieldId, string>
}
