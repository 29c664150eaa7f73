import type { PropertyDeclarations, PropertyValues, TemplateResult } from 'lit'
import { nothing } from 'lit'
import { type Answers, textIn } from '@sealpost/protocol'
import type { CaseModel } from '../follow-up/case/case-model.ts'
import type { CasePart } from '../follow-up/case/case-part.ts'
import { isolate } from '../i18n/isolate.ts'
import type { Terms } from '../i18n/terms.ts'
import { loadCase } from '../loading/load-case.ts'
import { loadForm } from '../loading/load-form.ts'
import { toolLoaders } from '../loading/load-tools.ts'
import type { Form } from '../report-form/form.ts'
import type { ToolLoaders } from '../report-form/tools.ts'
import { startReadingSession } from '../session/session.ts'
import type { ElementHeader } from '../shell/frames.ts'
import { SealpostElement } from '../shell/sealpost-element.ts'
import type { Ready } from '../shell/session-controller.ts'
import { elementStyles } from '../styles/element-styles.ts'
import type { CaseHost } from './case-host.ts'
import { MinuteController } from './minute-controller.ts'

/**
 * A report as its reporter follows it: opened with the receipt, which never leaves the browser, and
 * saying of each entry who vouches for it. Its children are shown when it cannot work.
 *
 * @fires form-refused - The case cannot be shown, and says why.
 */
export class SealpostCase extends SealpostElement implements CaseHost {
  static override properties: PropertyDeclarations = { receipt: { attribute: false } }
  static override styles = elementStyles

  /** The receipt to open at once. A property only: an attribute would show it to the page's tools. */
  declare receipt: string
  readonly toolLoaders: ToolLoaders = toolLoaders
  readonly loadForm: () => Promise<Form> = loadForm
  #part: CasePart | null = null
  #model: CaseModel | null = null

  constructor() {
    super()
    // An expired profile is good enough for reading.
    this.connect = startReadingSession
    this.receipt = ''
    new MinuteController(this, () => this.#model?.comeBack())
  }

  override get terms(): Terms {
    return super.terms
  }

  override async loadParts(): Promise<void> {
    this.#part = await loadCase()
    this.#model ??= this.#part.createModel(this)
  }

  show(focusId?: string): void {
    if (focusId === undefined) this.requestUpdate()
    else this.focusNext(focusId)
  }

  announce(text: string): void {
    this.announcement = text
  }

  writeAnswers(answers: Answers): string {
    const { status } = this.session
    const channel = this.#model?.opened?.standing.channel
    if (status.kind !== 'ready' || !channel) return ''
    const writing = this.#writing(status)
    return status.followUp.answersText(writing, this.#model?.words.answered ?? '', {
      channel,
      answers,
    })
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    const { status } = this.session
    if (status.kind === 'ready') this.#model?.follow(status.session, this.receipt)
  }

  protected override updated(): void {
    super.updated()
    if (this.#part) this.adopt(this.#part.styles)
    for (const styles of this.#model?.styles ?? []) this.adopt(styles)
    if (this.shadowRoot) this.#model?.watch(this.shadowRoot)
  }

  protected override headerFor(_: Ready, vendor: string): ElementHeader {
    return this.#part?.caseHeader(this.terms, vendor) ?? { title: '', promise: '' }
  }

  protected override renderBody(ready: Ready): TemplateResult | typeof nothing {
    const model = this.#model
    if (!model || !this.#part) return nothing
    const { followUp } = ready
    const writing = this.#writing(ready)
    const vendor = isolate(writing.policy.name)
    return this.#part.caseScreen({ ...writing, vendor, nowMs: Date.now(), model, followUp })
  }

  #writing({ session }: Ready) {
    const { terms } = this
    const { policy } = session.profile.profile
    const say = (text: Parameters<typeof textIn>[0]) =>
      textIn(text, terms.language, policy.language)
    return { terms, policy, say }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sealpost-case': SealpostCase
  }
}
