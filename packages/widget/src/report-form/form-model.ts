import type { Policy } from '@sealpost/protocol'
import { DraftControl } from '../draft/draft-control.ts'
import { type KeptForm, keepForm } from '../draft/kept-form.ts'
import { restoreForm } from '../draft/restore-form.ts'
import { advance } from '../flow/advance.ts'
import type { ChosenFile } from '../flow/chosen-file.ts'
import { errorsBeforeReceipt, type Fault, faultsIn } from '../flow/faults.ts'
import type { FormAction, FormField, FormState, StepId } from '../flow/form-state.ts'
import { offersNotes } from '../flow/note-address.ts'
import { startForm } from '../flow/start-form.ts'
import { questionsOf, stepsOf } from '../flow/steps.ts'
import type { Delivery } from '../follow-up/delivery.ts'
import type { FollowUp } from '../follow-up/follow-up.ts'
import type { Writing } from '../follow-up/review/written-report.ts'
import type { AcceptedReport, Place } from '../sealing/sealing.ts'
import type { Session } from '../session/session.ts'
import type { Ready } from '../shell/session-controller.ts'
import { askedChanges } from './asked-changes.ts'
import { ShownFaults } from './shown-faults.ts'
import { type ToolLoaders, Tools } from './tools.ts'

/** What the model needs of the element that shows it. */
export type FormHost = {
  /** Shows the present state; afterwards focuses an element. */
  show(focus?: FormFocus): void
  stepChanged(step: StepId, steps: readonly StepId[]): void
  sent(accepted: AcceptedReport): void
  /** Says something in the live region. */
  announce(text: string): void
  readonly place: Place
  /** How the parts that only some need are loaded. */
  readonly toolLoaders: ToolLoaders
  /** The words and language the report is written in. */
  writing(policy: Policy): Writing
}

/** Where the focus goes: the screen's heading, the list of faults, or an element by its id. */
export type FormFocus = 'heading' | 'summary' | { id: string }

/** A report in the making: what was answered, what may be said about it, and how far it has come. */
export class FormModel {
  state: FormState
  accepted: AcceptedReport | null = null
  delivery: Delivery
  readonly tools: Tools
  readonly draft: DraftControl
  readonly shown: ShownFaults = new ShownFaults()
  /** The receipt that the reporter said was saved. */
  #savedReceipt = ''
  readonly #host: FormHost
  readonly #followUp: FollowUp
  #session: Session
  #sendsMail = false

  constructor({ session, followUp }: Ready, host: FormHost, language: string) {
    this.#session = session
    this.#followUp = followUp
    this.#host = host
    this.state = startForm(this.policy, language)
    this.tools = new Tools(host.toolLoaders, () => host.show(), this.#attach)
    this.draft = new DraftControl({
      load: host.toolLoaders.drafts,
      place: { service: host.place.service, vendor: host.place.vendor },
      keep: () => keepForm(this.state, this.#session.profile.hash),
      restore: (kept) => this.#restore(kept),
      changed: () => host.show(),
    })
    this.delivery = this.#newDelivery()
    this.#openTools()
    void this.#learnMail()
  }

  get vendor(): string {
    return this.#session.profile.profile.vendor
  }

  /** The vendor's, which offers notes only once the service said that it sends mail. */
  get policy(): Policy {
    const { policy } = this.#session.profile.profile
    return this.#sendsMail || !offersNotes(policy) ? policy : { ...policy, reporterMail: 'off' }
  }

  /** Whether leaving the page would lose something that was typed. */
  get hasUnsent(): boolean {
    return Object.keys(this.state.answers).length > 0 || this.state.noteAddress !== ''
  }

  /** Whether it would be lost for good: a draft keeps all but files. */
  get wouldBeLost(): boolean {
    return this.hasUnsent && (!this.draft.isSaved || this.state.files.length > 0)
  }

  /** Everything wrong with the present screen, told or not. */
  get faults(): readonly Fault[] {
    const { state, policy } = this
    return state.step === 'review'
      ? errorsBeforeReceipt(state, policy)
      : faultsIn(state, state.step, policy)
  }

  readonly act = (action: FormAction, focusId?: string): void => {
    const before = this.state
    this.state = advance(before, action, this.policy)
    if (action.type !== 'sent') this.delivery.workAhead()
    this.draft.changed()
    const changes = askedChanges(before, this.state, this.#host.writing(this.policy))
    if (changes !== '') this.#host.announce(changes)
    if (action.type === 'answer' && action.field === 'openpgpKey') void this.#readKey()
    if (action.type === 'mask' || action.type === 'unmask') this.seal()
    if (action.type === 'restart') this.delivery = this.#newDelivery()
    if (action.type === 'receipt-saved') this.#savedReceipt = this.delivery.receiptText
    if (this.state.step !== before.step) {
      this.#enterStep()
    } else if (action.type === 'continue' && this.faults.length > 0) {
      this.shown.stop(this.faults)
      this.#host.show('summary')
    } else {
      this.#host.show(focusId === undefined ? undefined : { id: focusId })
    }
  }

  readonly leave = (field: FormField): void => {
    const { state } = this
    this.shown.tellAbout(field, this.faults, state.checked.includes(state.step))
    this.#host.show()
  }

  readonly goTo = (step: StepId, field?: FormField): void => {
    const target = questionsOf(this.policy, this.state).find(({ id }) => id === field)?.step ?? step
    if (target !== this.state.step) this.act({ type: 'open', step: target })
    if (field !== undefined && this.state.step === target) {
      this.#host.show({ id: `field-${field}` })
    }
  }

  /** Goes on: from the review once the report is sealed, from the receipt on its way. */
  readonly submit = (): void => {
    const { step } = this.state
    if ((step === 'review' || step === 'receipt') && this.delivery.isUnsealable) {
      this.seal()
    } else if (step === 'receipt' && this.faults.length === 0) {
      void this.send()
    } else {
      this.act({ type: 'continue' })
    }
  }

  readonly send = async (): Promise<void> => {
    const sending = this.delivery.send({
      files: this.tools.files.list?.entries ?? [],
      onPosting: () => this.act({ type: 'attempt' }),
    })
    this.#host.show('heading')
    const accepted = await sending
    if (accepted) {
      this.accepted = accepted
      void this.draft.turnOff()
      this.tools.files.list?.clear()
      this.act({ type: 'sent' })
      this.#host.sent(accepted)
    } else {
      this.#host.show('heading')
    }
  }

  /** Continues under a newer profile, and shows the review again, since the keys may be others. */
  renew(session: Session): void {
    this.#session = session
    this.delivery.renew(session)
    void this.#learnMail()
    this.goTo('review')
  }

  /** Seals what is shown in the review, so that nothing is left to do but send. */
  seal(): void {
    const isShown = this.state.step === 'review' || this.state.step === 'receipt'
    if (!isShown || errorsBeforeReceipt(this.state, this.policy).length > 0) return
    const draft = this.#followUp.writeDraft(this.state, this.#host.writing(this.policy))
    if (draft) void this.delivery.seal(draft)
  }

  #enterStep(): void {
    const { state } = this
    this.shown.stop([])
    this.draft.stepChanged()
    if (state.checked.includes(state.step)) this.shown.tellAll(this.faults)
    this.seal()
    this.#openTools()
    this.#host.stepChanged(state.step, stepsOf(this.policy, state))
    this.#host.show('heading')
  }

  #restore(kept: KeptForm): 'same form' | 'new form' {
    const isSameProfile = kept.profileHash === this.#session.profile.hash
    this.state = restoreForm(this.state, kept, { policy: this.policy, isSameProfile })
    this.#enterStep()
    void this.#readKey()
    return isSameProfile ? 'same form' : 'new form'
  }

  #openTools(): void {
    const { step } = this.state
    if (step === 'review') void this.tools.redaction.open()
    if (step === 'receipt') void this.tools.qrCode.open()
    if (step === 'evidence') void this.tools.files.evidence.open()
  }

  readonly #attach = (files: readonly ChosenFile[]): void => {
    const ids = (some: readonly ChosenFile[]) => some.map(({ id }) => id).join()
    if (ids(files) !== ids(this.state.files)) this.act({ type: 'attach', files })
    this.leave('evidence')
  }

  async #readKey(): Promise<void> {
    const text = this.state.answers.openpgpKey
    if (text === undefined) return
    const reading = await this.#session.readOwnKey(text)
    this.act({ type: 'judge-key', text, reading })
  }

  /** Whoever cannot be told whether mail comes is not asked for an address. */
  async #learnMail(): Promise<void> {
    const { profile } = this.#session.profile
    if (this.#sendsMail || !offersNotes(profile.policy)) return
    this.#sendsMail = await this.#session.sendsMail().catch(() => false)
    if (this.#sendsMail) this.#host.show()
  }

  #newDelivery(): Delivery {
    return this.#followUp.createDelivery(this.#session, () => {
      const isAnother = this.delivery.receiptText !== this.#savedReceipt
      if (this.state.receiptSaved && isAnother) this.act({ type: 'receipt-renewed' })
      this.#host.show()
    })
  }
}
