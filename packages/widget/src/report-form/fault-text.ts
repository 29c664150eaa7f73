import type { Fault } from '../flow/faults.ts'
import { shapeOf } from '../flow/field-shape.ts'
import type { FormField } from '../flow/form-state.ts'
import { questionsOf } from '../flow/steps.ts'
import { fieldName } from '../i18n/field-names.ts'
import { shownName } from '../i18n/file-text.ts'
import type { FieldView } from './view.ts'

/** What a fault asks the reporter to do. */
export function faultText(view: FieldView, fault: Fault): string {
  const { terms, vendor } = view
  const isError = fault.weight === 'error'
  switch (fault.code) {
    case 'required':
      return requiredText(view, fault.field)
    case 'none_of_group':
      return terms.noneOfGroup(eitherOf(view, fault.anyOf))
    case 'malformed':
      return malformedText(view, fault.field)
    case 'key_refused':
      return terms.keyRefusals[fault.refusal] ?? terms.malformed.certificate
    case 'too_long':
      return terms.tooLong(count(view, fault.length - fault.maxCharacters))
    case 'too_many':
      return terms.tooMany(fault.maxItems)
    case 'files_refused':
      return terms.filesRefused(fault.files.map(({ name }) => shownName(name)).join(', '))
    case 'report_too_large':
      return terms.reportTooLarge
    case 'target_outside_scope':
      return isError ? terms.outsideBlock(vendor) : terms.outsideWarn(vendor)
    case 'target_excluded':
      return isError ? terms.excludedBlock(vendor) : terms.excludedWarn(vendor)
  }
}

/** A number as the form's language writes it. */
export function count({ terms }: FieldView, value: number): string {
  return new Intl.NumberFormat(terms.language).format(value)
}

/** Fields of which one is enough: "Proof of concept or Logs". */
export function eitherOf(view: FieldView, fields: readonly FormField[]): string {
  const names = fields.map((field) => fieldLabel(view, field))
  return new Intl.ListFormat(view.terms.language, { type: 'disjunction' }).format(names)
}

/** What a field is called. */
export function fieldLabel({ terms, policy, state }: FieldView, field: FormField): string {
  switch (field) {
    case 'channel':
      return terms.kindOfReport
    case 'rules':
      return terms.steps.rules
    case 'notes':
      return terms.notes.label
    case 'receipt':
      return terms.steps.receipt
    default:
      return fieldName({ terms, policy, channel: state.channel }, field)
  }
}

function requiredText(view: FieldView, field: FormField): string {
  const { terms } = view
  if (field === 'rules') return terms.requiredRules
  if (field === 'receipt') return terms.requiredReceipt
  const kind = field === 'channel' ? 'choice' : kindOf(view, field)
  if (kind === 'files') return terms.requiredFiles
  if (kind === 'choices') return terms.requiredChoices
  return kind === 'choice' ? terms.requiredChoice : terms.required(fieldLabel(view, field))
}

function malformedText(view: FieldView, field: FormField): string {
  const { malformed, required } = view.terms
  if (field === 'notes') return malformed.mail
  const kind = kindOf(view, field)
  return isNamed(kind) ? malformed[kind] : required(fieldLabel(view, field))

  function isNamed(name: string): name is keyof typeof malformed {
    return name in malformed
  }
}

function kindOf(view: FieldView, field: FormField): string {
  const question = questionsOf(view.policy, view.state).find(({ id }) => id === field)
  return question ? shapeOf(question).kind : ''
}
