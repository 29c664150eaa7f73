import { html, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { type AskedField, type AskedFieldId, answerTo } from '@sealpost/protocol'
import { shapeOf } from '../flow/field-shape.ts'
import { questionsOf } from '../flow/steps.ts'
import { en } from '../i18n/redaction-en.ts'
import type { RedactionTerms } from '../i18n/redaction-terms.ts'
import { fieldLabel } from '../report-form/fault-text.ts'
import type { FormView } from '../report-form/view.ts'
import { noticeLines } from '../steps/notice-lines.ts'
import { findSecrets } from './find-secrets.ts'
import type { Finding } from './redaction.ts'

/** What looks secret or personal in the answers, each to be masked or left as the reporter wishes. */
export function redactionPanel(view: FormView): TemplateResult {
  return html`<section class="redaction wide" aria-labelledby="redaction-title">
    <h4 id="redaction-title">${wordsFor(view).title}</h4>
    ${noticeLines(view, ['redaction'])}
    ${findings(view)}
  </section>`
}

type Found = Finding & { field: AskedFieldId }

function findings(view: FormView): TemplateResult {
  const words = wordsFor(view)
  const found = questionsOf(view.policy, view.state)
    .filter(mayHoldSecrets)
    .flatMap(({ id }) => foundIn(view, id))
  return html`<p>${found.length > 0 ? words.found(found.length) : words.nothing}</p>
    <p class="muted small">${words.limits}</p>
    <ul class="found">
      ${repeat(
        found,
        ({ field, text }) => `${field} ${text}`,
        (one) => html`<li>${foundLine(view, one)}</li>`,
      )}
    </ul>`
}

function foundLine(view: FormView, { kind, field, text }: Found): TemplateResult {
  const words = wordsFor(view)
  const mask = { field, secret: text }
  const isMasked = view.state.masks.some((one) => one.field === field && one.secret === text)
  const name = `${words.kinds[kind]}, ${fieldLabel(view, field)}`
  const toggle = () => {
    view.act({ type: isMasked ? 'unmask' : 'mask', mask })
    view.announce(`${name}: ${isMasked ? words.shown : words.masked}`)
  }
  return html`<div>
      <p class="words"><b>${words.kinds[kind]}</b> · ${fieldLabel(view, field)}</p>
      <p class=${isMasked ? 'mono words struck' : 'mono words'} translate="no">${excerpt(text)}</p>
    </div>
    <button
      type="button"
      class="button"
      part="secondary"
      aria-label="${isMasked ? words.undo : words.mask}: ${name}"
      @click=${toggle}
    >
      ${isMasked ? words.undo : words.mask}
    </button>`
}

function wordsFor({ terms }: FormView): RedactionTerms {
  return terms.parts?.redaction ?? en
}

/** Only what is written freely: who reports and what is affected are meant to be read. */
function mayHoldSecrets(asked: AskedField): boolean {
  const { kind } = shapeOf(asked)
  const isWritten = kind === 'line' || kind === 'text' || kind === 'code' || kind === 'list'
  return isWritten && asked.step !== 'you' && asked.id !== 'target'
}

function foundIn({ state }: FormView, field: AskedFieldId): Found[] {
  const answer = answerTo(state.answers, field) ?? ''
  const texts = typeof answer === 'string' ? [answer] : answer
  const found = texts.flatMap((text) => findSecrets(text))
  return found
    .filter(({ text }, at) => found.findIndex((one) => one.text === text) === at)
    .map((one) => ({ ...one, field }))
}

const SHOWN_CHARACTERS = 80

function excerpt(text: string): string {
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text
}
