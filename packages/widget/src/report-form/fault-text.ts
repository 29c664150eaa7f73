import { REPORT_FIELDS } from '@sealpost/protocol'
import type { Fault } from '../flow/faults.ts'
import type { FormField } from '../flow/form-state.ts'
import type { FormView } from './view.ts'

/** What a fault asks the reporter to do. */
export function faultText(view: FormView, fault: Fault): string {
  const { terms, vendor } = view
  const isError = fault.weight === 'error'
  switch (fault.code) {
    case 'required':
      return requiredText(view, fault.field)
    case 'too_long':
      return terms.tooLong(count(view, fault.length - fault.maxCharacters))
    case 'too_many':
      return terms.tooMany(fault.maxItems)
    case 'report_too_large':
      return terms.reportTooLarge
    case 'target_outside_scope':
      return isError ? terms.outsideBlock(vendor) : terms.outsideWarn(vendor)
    case 'target_excluded':
      return isError ? terms.excludedBlock(vendor) : terms.excludedWarn(vendor)
  }
}

/** A number as the form's language writes it. */
export function count({ terms }: FormView, value: number): string {
  return new Intl.NumberFormat(terms.language).format(value)
}

/** What a field is called. */
export function fieldLabel({ terms }: FormView, field: FormField): string {
  switch (field) {
    case 'channel':
      return terms.kindOfReport
    case 'rules':
      return terms.steps.rules
    case 'receipt':
      return terms.steps.receipt
    default:
      return terms.fields[field][0]
  }
}

function requiredText(view: FormView, field: FormField): string {
  const { terms } = view
  if (field === 'rules') return terms.requiredRules
  if (field === 'receipt') return terms.requiredReceipt
  const isChoice = field === 'channel' || REPORT_FIELDS[field].kind === 'choice'
  return isChoice ? terms.requiredChoice : terms.required(fieldLabel(view, field))
}
