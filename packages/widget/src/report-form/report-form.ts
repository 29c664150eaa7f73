import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import { type Policy, textIn } from '@sealpost/protocol'
import type { FoundDraft } from '../draft/drafts.ts'
import { OpenCaseEvent } from '../events/open-case-event.ts'
import { ReportSentEvent } from '../events/report-sent-event.ts'
import { StepChangedEvent } from '../events/step-changed-event.ts'
import type { StepId } from '../flow/form-state.ts'
import type { Writing } from '../follow-up/review/written-report.ts'
import { isolate } from '../i18n/isolate.ts'
import { findLeftDraft } from '../loading/load-drafts.ts'
import { loadForm } from '../loading/load-form.ts'
import { toolLoaders } from '../loading/load-tools.ts'
import type { AcceptedReport, Place } from '../sealing/sealing.ts'
import { placeOf } from '../session/place-of.ts'
import type { ElementHeader } from '../shell/frames.ts'
import { SealpostElement } from '../shell/sealpost-element.ts'
import type { Ready } from '../shell/session-controller.ts'
import { elementStyles } from '../styles/element-styles.ts'
import { HEADING_ID, SUMMARY_ID } from './focus-ids.ts'
import type { Form } from './form.ts'
import type { FormFocus, FormHost, FormModel } from './form-model.ts'
import type { ToolLoaders } from './tools.ts'
import type { FormView } from './view.ts'

/**
 * A vulnerability report form, driven by the vendor's signed profile. Seals the report in the
 * browser and sends only sealed bytes. Its children are shown when it cannot work.
 *
 * @fires report-sent - The service has stored the report.
 * @fires step-changed - Another step is shown.
 * @fires form-refused - The form cannot be used, and shows why.
 * @fires open-case - The reporter asks for the case; cancel it to show it elsewhere.
 */
export class SealpostReport extends SealpostElement implements FormHost {
  static override properties: PropertyDeclarations = {
    channel: {},
    isRailOpen: { state: true },
    caseReceipt: { state: true },
  }
  static override styles = elementStyles

  /** Id of the channel to choose at first; empty to ask. */
  declare channel: string
  declare private isRailOpen: boolean
  /** The receipt of the case shown in the form's place; empty while the form is shown. */
  declare private caseReceipt: string
  readonly toolLoaders: ToolLoaders = toolLoaders
  #form: Form | null = null
  #model: FormModel | null = null
  #leftDraft: FoundDraft | null = null

  constructor() {
    super()
    this.channel = ''
    this.isRailOpen = false
    this.caseReceipt = ''
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    removeEventListener('beforeunload', this.#guard)
    void this.#model?.draft.leave()
  }

  get place(): Place {
    return placeOf(this)
  }

  override async loadParts(): Promise<void> {
    const [form, leftDraft] = await Promise.all([loadForm(), findLeftDraft(this.place)])
    this.#form = form
    this.#leftDraft = leftDraft
  }

  protected override headerFor(_: Ready, vendor: string): ElementHeader {
    const { terms } = this
    return { title: terms.title(vendor), promise: terms.sealed(vendor) }
  }

  show(focus?: FormFocus): void {
    this.requestUpdate()
    if (focus === 'heading') this.focusNext(HEADING_ID)
    else if (focus === 'summary') this.focusNext(SUMMARY_ID)
    else if (focus) this.focusNext(focus.id)
  }

  stepChanged(step: StepId, steps: readonly StepId[]): void {
    const { terms } = this
    this.isRailOpen = false
    this.announcement = terms.progress(terms.steps[step], steps.indexOf(step) + 1, steps.length)
    this.dispatchEvent(new StepChangedEvent(step))
  }

  announce(text: string): void {
    this.announcement = text
  }

  sent({ reportId, reference }: AcceptedReport): void {
    this.dispatchEvent(new ReportSentEvent(reportId, reference))
  }

  writing(policy: Policy): Writing {
    const { terms } = this
    return { terms, policy, say: (text) => textIn(text, terms.language, policy.language) }
  }

  protected override updated(): void {
    super.updated()
    if (this.#form) this.adopt(this.#form.styles)
    for (const part of this.#model?.tools.drawn ?? []) this.adopt(part.styles)
    // The same listener is registered once, however often it is added.
    if (this.isConnected && this.#model?.hasUnsent) addEventListener('beforeunload', this.#guard)
    else removeEventListener('beforeunload', this.#guard)
  }

  protected override render(): TemplateResult {
    if (this.caseReceipt === '') return super.render()
    const { service, vendor, fingerprint, serial, language } = this
    return html`<sealpost-case
      service=${service}
      vendor=${vendor}
      fingerprint=${fingerprint}
      serial=${serial}
      language=${language}
      .connect=${this.connect}
      .receipt=${this.caseReceipt}
    ></sealpost-case>`
  }

  protected override renderBody(ready: Ready): TemplateResult | typeof nothing {
    const form = this.#form
    if (!form) return nothing
    const model = this.#modelFor(form, ready)
    const view = this.#viewOf(model, ready)
    const { step } = model.state
    const isKept = step !== 'receipt' && step !== 'sent'
    return html`<div class="body ${step === 'sent' ? 'alone' : ''}">
      ${
        step === 'sent'
          ? nothing
          : form.rail({
              view,
              isOpen: this.isRailOpen,
              toggle: () => {
                this.isRailOpen = !this.isRailOpen
              },
            })
      }
      <form
        class="step"
        part="step"
        novalidate
        autocomplete="off"
        spellcheck="false"
        @submit=${(event: Event) => {
          event.preventDefault()
          model.submit()
        }}
      >
        ${isKept ? form.foundDraft(view) : nothing} ${keyed(step, form.steps[step](view))}
        ${isKept ? form.draftSwitch(view) : nothing}
      </form>
    </div>`
  }

  #modelFor(form: Form, ready: Ready): FormModel {
    const { vendor } = ready.session.profile.profile
    if (this.#model?.vendor !== vendor) {
      this.#model = form.createModel(ready, this, this.terms.language)
      this.#model.draft.found = this.#leftDraft
      const channel = this.#model.policy.channels.find(({ id }) => id === this.channel)
      if (channel) this.#model.act({ type: 'choose-channel', channel: channel.id })
    }
    return this.#model
  }

  #viewOf(model: FormModel, { session, followUp }: Ready): FormView {
    const { state, policy, shown, delivery } = model
    const { profile, recipients } = session.profile
    const certificates = state.channel ? recipients.get(state.channel) : undefined
    return {
      ...this.writing(policy),
      vendor: isolate(policy.name),
      place: this.place,
      profile,
      profileHash: session.profile.hash,
      // Two events may come before the next rendering: the second must see what the first did.
      get state() {
        return model.state
      },
      recipients: (certificates ?? []).map(({ fingerprint }) => fingerprint),
      faults: shown.of(model.faults),
      summary: shown.summary,
      delivery,
      draft: model.draft,
      tools: model.tools,
      followUp,
      accepted: model.accepted,
      announcement: this.announcement,
      act: model.act,
      leave: model.leave,
      goTo: model.goTo,
      announce: (text) => this.announce(text),
      refresh: (scrollToId) => void this.#refresh(scrollToId),
      send: () => void model.send(),
      renew: () => void this.#renew(model),
      openCase: () => {
        if (this.dispatchEvent(new OpenCaseEvent())) this.caseReceipt = delivery.receiptText
      },
    }
  }

  readonly #guard = (event: Event): void => {
    if (this.#model?.wouldBeLost) event.preventDefault()
  }

  async #refresh(scrollToId = ''): Promise<void> {
    this.requestUpdate()
    await this.updateComplete
    this.shadowRoot?.getElementById(scrollToId)?.scrollIntoView({ block: 'nearest' })
  }

  async #renew(model: FormModel): Promise<void> {
    const status = await this.session.renew()
    if (status.kind === 'ready') model.renew(status.session)
    else if (status.kind === 'refused') model.delivery.fail(status.trouble)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sealpost-report': SealpostReport
  }
}
