import {
  type AskedField,
  type FieldId,
  type FieldShape,
  isCustomField,
  MAX_CUSTOM_CHARACTERS,
  REPORT_FIELDS,
} from '@sealpost/protocol'

/** How a field is asked for, the vendor's own questions included. */
export type AskedShape = {
  kind: FieldShape['kind'] | 'date'
  maxCharacters?: number
  maxItems?: number
  /** What can be chosen: values of the form's own fields, or ids of the vendor's choices. */
  choices?: readonly string[]
}

/** The shape of a field that a channel asks for. */
export function shapeOf({ id, custom }: Pick<AskedField, 'id' | 'custom'>): AskedShape {
  if (!isCustomField(id)) return builtInShape(id)
  const kind = custom?.kind ?? 'text'
  return {
    kind,
    maxCharacters: MAX_CUSTOM_CHARACTERS,
    ...(custom?.choices ? { choices: custom.choices.map((choice) => choice.id) } : {}),
  }
}

/** The table's entries differ in type; this is what all of them have in common. */
function builtInShape(id: FieldId): AskedShape {
  return REPORT_FIELDS[id]
}
