import { html, nothing, type TemplateResult } from 'lit'
import {
  type AskedField,
  type AskedFieldId,
  type FieldId,
  isCustomField,
  type LocalText,
} from '@sealpost/protocol'
import type { FormField } from '../flow/form-state.ts'
import { askingChannel } from '../flow/steps.ts'
import { type Want, wantOf } from '../flow/want-of.ts'
import { eitherOf, faultText, fieldLabel } from '../report-form/fault-text.ts'
import { controlId, type FieldView } from '../report-form/view.ts'
import { attentionIcon } from '../styles/icons.ts'

/** What surrounds a control: label above, help between, and a line kept free for messages below. */
export type FieldFrame = {
  view: FieldView
  field: FormField
  label: string
  help?: string | undefined
  /** Stands after the label: whether the question may be left out. */
  mark: string
  /** Stands in the message line while there is no error. */
  note?: TemplateResult | typeof nothing
  /** Stands at the end of the message line. */
  aside?: TemplateResult | typeof nothing
}

/** Ids that a control refers to. */
export const describedBy = (field: FormField): string => `help-${field} message-${field}`

/** Whether a field's error is shown now. */
export function isInvalid(view: FieldView, field: FormField): 'true' | typeof nothing {
  const isWrong = view.faults.some((fault) => fault.field === field && fault.weight === 'error')
  return isWrong ? 'true' : nothing
}

/** Label and help of a field: the vendor's help where the policy has one. */
export function frameOf(view: FieldView, asked: AskedField): FieldFrame {
  const { id, custom } = asked
  const help = isCustomField(id) ? custom?.help : vendorHelp(view, id)
  return {
    view,
    field: id,
    label: fieldLabel(view, id),
    help: help === undefined ? ownHelp(view, id) : view.say(help),
    mark: markOf(view, asked),
  }
}

function markOf(view: FieldView, asked: AskedField): string {
  const { terms, policy, state } = view
  const channel = askingChannel(policy, state.channel)
  const want: Want = channel ? wantOf(channel, asked) : { kind: 'optional' }
  if (want.kind === 'required') return ''
  return want.kind === 'one_of' ? terms.orElse(eitherOf(view, want.others)) : terms[want.kind]
}

function vendorHelp({ policy, state }: FieldView, id: FieldId): LocalText | undefined {
  return askingChannel(policy, state.channel)?.fields[id]?.help
}

function ownHelp({ terms }: FieldView, id: AskedFieldId): string | undefined {
  return isCustomField(id) ? undefined : terms.fields[id][1]
}

/** A field with one control. */
export function fieldFrame(frame: FieldFrame, control: TemplateResult): TemplateResult {
  return html`<div class="field" part="field">
    <label for=${controlId(frame.field)} part="label">${labelText(frame)}</label>
    ${helpLine(frame)} ${control} ${messageLine(frame)}
  </div>`
}

/** A field with several controls that answer one question. */
export function groupFrame(frame: FieldFrame, controls: TemplateResult): TemplateResult {
  const { field, view } = frame
  return html`<fieldset
    class="field ${isInvalid(view, field) === 'true' ? 'invalid' : ''}"
    part="field"
    aria-describedby=${describedBy(field)}
  >
    <legend part="label">${labelText(frame)}</legend>
    ${helpLine(frame)} ${controls} ${messageLine(frame)}
  </fieldset>`
}

function labelText({ label, mark }: FieldFrame): TemplateResult {
  return mark === ''
    ? html`<span class="words">${label}</span>`
    : html`<span class="words">${label}</span> <span class="optional">${mark}</span>`
}

function helpLine({ field, help }: FieldFrame): TemplateResult | typeof nothing {
  return help === undefined
    ? nothing
    : html`<p class="help words" part="help" id="help-${field}">${help}</p>`
}

/** Room for one message, kept free so that nothing jumps when it comes. */
export function messageLine({
  view,
  field,
  note,
  aside,
}: Pick<FieldFrame, 'view' | 'field' | 'note' | 'aside'>): TemplateResult {
  const fault = view.faults.find((fault) => fault.field === field && fault.weight === 'error')
  return html`<div class="message" id="message-${field}">
    ${
      fault
        ? html`<p class="tone bad" part="error">${attentionIcon}${faultText(view, fault)}</p>`
        : (note ?? nothing)
    }
    ${aside ?? nothing}
  </div>`
}
