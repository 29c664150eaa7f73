import { type CSSResult, html, type TemplateResult } from 'lit'
import {
  type Answers,
  type AskedFieldId,
  answerTo,
  channelOf,
  FIELD_STEPS,
  isCustomField,
  type Policy,
  type PolicyChannel,
} from '@sealpost/protocol'
import { reportField } from '../fields/report-field.ts'
import { advance } from '../flow/advance.ts'
import { filledAnswers, withAnswer } from '../flow/answers.ts'
import { type Fault, faultsIn } from '../flow/faults.ts'
import type { FormAction, FormField, FormState } from '../flow/form-state.ts'
import { startForm } from '../flow/start-form.ts'
import { questionsOf } from '../flow/steps.ts'
import type { KeyReading } from '../sealing/sealing.ts'
import { questionStyles } from '../styles/question-styles.ts'
import type { UploadFile } from '../uploads/uploads.ts'
import { ShownFaults } from './shown-faults.ts'
import { type ToolLoaders, Tools } from './tools.ts'
import { controlId, type FieldView } from './view.ts'

/** What a vendor asks for again, and what was answered before. */
export type DetailRequest = {
  policy: Policy
  channel: string
  fields: readonly AskedFieldId[]
  answers: Answers
  language: string
}

/** What these controls need of the element that shows them. */
export type DetailHost = {
  readonly toolLoaders: ToolLoaders
  /** Shows the present state; afterwards focuses an element. */
  show(focusId?: string): void
  announce(text: string): void
  readOwnKey(armored: string): Promise<KeyReading>
}

/** The words around the controls. */
export type DetailWords = Pick<FieldView, 'terms' | 'vendor' | 'say'>

/** Fields that a vendor asks for again, in the form's own controls, filled in with what was answered. */
export class DetailForm {
  readonly tools: Tools
  readonly #policy: Policy
  readonly #before: Answers
  readonly #host: DetailHost
  readonly #shown: ShownFaults = new ShownFaults()
  #state: FormState

  constructor({ policy, channel, fields, answers, language }: DetailRequest, host: DetailHost) {
    this.#host = host
    this.#policy = askingOnly(policy, channel, fields)
    this.tools = new Tools(
      host.toolLoaders,
      () => host.show(),
      (files) => this.#act({ type: 'attach', files }),
    )
    if (fields.includes('evidence')) void this.tools.files.evidence.open()
    const start = startForm(this.#policy, language)
    // The files that came before stay with what they came with.
    const { evidence: _, ...others } = answers
    this.#state = { ...start, answers: onlyOf(others, questionsOf(this.#policy, start)) }
    this.#before = this.answers
  }

  /** Of the fields that were asked for, those that have a control. */
  get fields(): readonly AskedFieldId[] {
    return questionsOf(this.#policy, this.#state).map(({ id }) => id)
  }

  /** What is filled in. */
  get answers(): Answers {
    return filledAnswers(this.#state, this.#policy)
  }

  /** The files to send along. */
  get files(): readonly UploadFile[] {
    const entries = this.tools.files.list?.entries ?? []
    return entries.map(({ id, name, type, size, file }) => ({ id, name, type, size, file }))
  }

  get isChanged(): boolean {
    return JSON.stringify(this.answers) !== JSON.stringify(this.#before)
  }

  get styles(): readonly CSSResult[] {
    return [questionStyles, ...this.tools.drawn.map(({ styles }) => styles)]
  }

  /** Tells of every fault; false if one stops the answer. The focus goes to the first. */
  check(): boolean {
    const errors = this.#faults.filter(({ weight }) => weight === 'error')
    this.#shown.tellAll(this.#faults)
    const [first] = errors
    this.#host.show(first && controlId(first.field))
    return !first
  }

  render(words: DetailWords): TemplateResult {
    const view = this.#view(words)
    return html`<div class="fields">
      ${questionsOf(this.#policy, this.#state).map((asked) => reportField(view, asked))}
    </div>`
  }

  get #faults(): Fault[] {
    return FIELD_STEPS.flatMap((step) => faultsIn(this.#state, step, this.#policy))
  }

  #view(words: DetailWords): FieldView {
    return {
      ...words,
      // All of it was asked for, so nothing is called optional.
      terms: { ...words.terms, optional: '' },
      policy: this.#policy,
      state: this.#state,
      faults: this.#shown.of(this.#faults),
      tools: this.tools,
      announcement: '',
      act: (action, focusId) => this.#act(action, focusId),
      leave: (field) => this.#leave(field),
      announce: (text) => this.#host.announce(text),
      refresh: () => this.#host.show(),
    }
  }

  #act(action: FormAction, focusId?: string): void {
    this.#state = advance(this.#state, action, this.#policy)
    if (action.type === 'answer' && action.field === 'openpgpKey') void this.#readKey()
    this.#host.show(focusId)
  }

  #leave(field: FormField): void {
    this.#shown.tellAbout(field, this.#faults, false)
    this.#host.show()
  }

  async #readKey(): Promise<void> {
    const text = this.#state.answers.openpgpKey
    if (text === undefined) return
    const reading = await this.#host.readOwnKey(text)
    this.#act({ type: 'judge-key', text, reading })
  }
}

/** A policy with one channel that asks for these fields and no others, all of them optional. */
function askingOnly(policy: Policy, id: string, fields: readonly AskedFieldId[]): Policy {
  const channel = channelOf(policy, id) ?? policy.channels[0]
  if (!channel) return policy
  const own = policy.channels.flatMap(({ customFields = [] }) => customFields)
  const only: PolicyChannel = {
    id: channel.id,
    label: channel.label,
    fields: Object.fromEntries(
      fields
        .filter((field) => !isCustomField(field))
        .map((field) => [field, { help: helpOf(channel, field), need: 'optional' as const }]),
    ),
    ...(channel.files && { files: channel.files }),
    customFields: own
      .filter(
        (custom, at) =>
          fields.includes(custom.id) && own.findIndex((one) => one.id === custom.id) === at,
      )
      .map(({ showWhen: _, requireWhen: __, ...custom }) => ({ ...custom, need: 'optional' })),
  }
  const credit = policy.credit && { ...policy.credit, asked: 'now' as const }
  return { ...policy, identity: 'anonymous', credit, channels: [only] }
}

function helpOf({ fields }: PolicyChannel, field: AskedFieldId) {
  return isCustomField(field) ? undefined : fields[field]?.help
}

function onlyOf(answers: Answers, questions: ReturnType<typeof questionsOf>): Answers {
  return questions.reduce<Answers>(
    (only, question) => withAnswer(only, question, answerTo(answers, question.id)),
    {},
  )
}
