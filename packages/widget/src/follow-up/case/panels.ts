import { type Credited, type EmbargoMove, LIMITS } from '@sealpost/protocol'
import type { CaseHost } from '../../case-view/case-host.ts'
import { calendarDayText } from '../../i18n/times.ts'
import { type Trouble, troubleOf } from '../../trouble.ts'
import type { OpenedCase } from '../thread/opened-case.ts'
import type { Purpose } from '../thread/outbox.ts'
import type { CaseModel } from './case-model.ts'
import { Detail } from './detail.ts'
import { CREDIT_ID, CREDIT_NAME_ID, DATE_ID, DAY_ID, NOTES_ID, WITHDRAWAL_ID } from './focus-ids.ts'

type Panel = 'date' | 'credit' | 'withdrawal'

/** What is opened where it stands: proposing a date, wishing for credit, withdrawing. */
export class Panels {
  open: Panel | null = null
  /** The day to propose, as its control has it. */
  day = ''
  isDayPast = false
  wish: { as: Credited['as']; name: string } = { as: 'name', name: '' }
  isNameMissing = false
  /** Consent was taken back since the case was opened. */
  isCreditWithdrawn = false
  creditTrouble: Trouble | null = null
  /** The mails were stopped since the case was opened. */
  areNotesStopped = false
  notesTrouble: Trouble | null = null
  /** Why the report is withdrawn. */
  reason = ''
  readonly detail: Detail
  readonly #model: CaseModel
  readonly #host: CaseHost

  constructor(model: CaseModel, host: CaseHost) {
    this.#model = model
    this.#host = host
    this.detail = new Detail(model, host)
  }

  /** The case was fetched again. */
  follow(opened: OpenedCase): void {
    this.detail.follow(opened)
  }

  show(panel: Panel | null, focusId: string): void {
    this.open = panel
    this.#host.show(focusId)
  }

  /** The case is no longer shown. */
  close(): void {
    this.open = null
    this.day = ''
    this.reason = ''
    this.isCreditWithdrawn = false
    this.creditTrouble = null
    this.areNotesStopped = false
    this.notesTrouble = null
    this.detail.forget()
  }

  /** What was typed for a purpose has arrived. */
  arrived(purpose: Purpose): void {
    this.open = null
    if (purpose === 'date') this.day = ''
    if (purpose === 'withdrawal') this.reason = ''
    if (purpose === 'answer') this.detail.forget()
  }

  readonly propose = async (): Promise<void> => {
    const { day } = this
    this.isDayPast = day <= new Date().toISOString().slice(0, 10)
    if (this.isDayPast) this.#host.show(DAY_ID)
    else await this.move({ move: 'propose', day })
  }

  /** Takes a step towards a day of publication; accepting one is an event that the service carries out. */
  async move(embargo: EmbargoMove): Promise<void> {
    const { words } = this.#model
    const { terms } = this.#host
    const readable = {
      propose: words.embargoMoves.proposed,
      accept: words.embargoMoves.accepted,
      decline: () => words.embargoMoves.declined,
    }[embargo.move](embargo.move === 'decline' ? '' : calendarDayText(terms, embargo.day))
    const change = embargo.move === 'accept' ? { change: { agreedDate: embargo.day } } : {}
    await this.#model.send('date', { ...change, text: '', embargo, readable: `${readable}\n` })
    this.#host.show(DATE_ID)
  }

  /** Sends the wish. Not to be named takes effect at the service at once, and for good. */
  readonly sendWish = async (): Promise<void> => {
    const { as } = this.wish
    const name = this.wish.name.trim().slice(0, LIMITS.maxCreditNameCharacters)
    this.isNameMissing = as !== 'none' && name === ''
    if (this.isNameMissing) this.#host.show(CREDIT_NAME_ID)
    if (this.isNameMissing || (as === 'none' && !(await this.#withdrawCredit()))) return
    const credited: Credited = as === 'none' ? { as } : { as, name }
    const readable = `${this.#model.words.wished[as](name)}\n`
    const contribution = { text: '', credited, readable }
    if (this.#model.canSend(contribution)) await this.#model.send('credit', contribution)
    this.#host.show(CREDIT_ID)
  }

  readonly stopNotes = async (): Promise<void> => {
    this.notesTrouble = null
    try {
      await this.#model.session.stopNotes(this.#model.receipt)
      this.areNotesStopped = true
    } catch (error) {
      this.notesTrouble = troubleOf(error)
    }
    this.#host.show(NOTES_ID)
  }

  readonly withdraw = async (): Promise<void> => {
    const { words } = this.#model
    const text = this.reason.trim()
    const readable = `${words.statuses.withdrawn[0]}\n${text && `\n${text}\n`}`
    await this.#model.send('withdrawal', { change: { status: 'withdrawn' }, text, readable })
    this.#host.show(WITHDRAWAL_ID)
  }

  async #withdrawCredit(): Promise<boolean> {
    this.creditTrouble = null
    try {
      await this.#model.session.withdrawCredit(this.#model.receipt)
      this.isCreditWithdrawn = true
      this.open = null
      return true
    } catch (error) {
      this.creditTrouble = troubleOf(error)
      this.#host.show(CREDIT_ID)
      return false
    }
  }
}
