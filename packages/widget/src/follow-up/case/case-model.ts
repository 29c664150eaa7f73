import type { CSSResult } from 'lit'
import type { CaseHost } from '../../case-view/case-host.ts'
import type { CaseTerms } from '../../i18n/case-terms.ts'
import type { Session } from '../../session/session.ts'
import { type Trouble, TroubleError, troubleOf } from '../../trouble.ts'
import { type CaseFacts, caseFacts } from '../thread/case-facts.ts'
import { isOpenTo } from '../thread/is-open-to.ts'
import type { Contribution, KeyDecision, OpenedCase } from '../thread/opened-case.ts'
import { Outbox, type OutboxCase, type Purpose } from '../thread/outbox.ts'
import { UnreadWatch } from '../thread/unread-watch.ts'
import { caseWordsFor } from './case-words.ts'
import { CASE_HEADING_ID, KEY_ID, MESSAGE_ID, RECEIPT_ID } from './focus-ids.ts'
import { MessageDraft } from './message-draft.ts'
import { Panels } from './panels.ts'

/** A page that was away for a shorter time shows what it has. */
const STALE_MS = 30_000

/** One case from its receipt to its closing: what is known of it, and what its reporter is about to add. */
export class CaseModel implements OutboxCase {
  opened: OpenedCase | null = null
  /** Present whenever a case is. */
  facts: CaseFacts | null = null
  isBusy = false
  /** Why the last try to open it failed. */
  trouble: Trouble | null = null
  readonly message: MessageDraft
  readonly outbox: Outbox = new Outbox(this)
  readonly panels: Panels
  readonly #host: CaseHost
  readonly #unread: UnreadWatch
  #session: Session | null = null
  #receipt = ''
  #decision: KeyDecision | null = null
  #openedAtMs = 0

  constructor(host: CaseHost) {
    this.#host = host
    this.panels = new Panels(this, host)
    this.message = new MessageDraft(host)
    this.#unread = new UnreadWatch((revision) => void this.#markRead(revision))
  }

  get session(): Session {
    if (!this.#session) throw new TroubleError('unexpected')
    return this.#session
  }

  get receipt(): string {
    return this.#receipt
  }

  get words(): CaseTerms {
    return caseWordsFor(this.#host.terms)
  }

  /** Continues with a session and the receipt that the page hands over, if it is another than before. */
  follow(session: Session, receipt: string): void {
    const isAnother = this.#session !== null && this.#session !== session
    this.#session = session
    if (receipt === this.#receipt && !isAnother) return
    this.#forget()
    this.#receipt = receipt
    if (receipt !== '') void this.#openFirst()
  }

  /** What the loaded parts wear. */
  get styles(): readonly CSSResult[] {
    const { part } = this.message.files.evidence
    return [...(this.panels.detail.form?.styles ?? []), ...(part ? [part.styles] : [])]
  }

  /** Looks out for unread entries among what was rendered. */
  watch(root: ParentNode): void {
    this.#unread.watch(root)
  }

  /** Opens the case of what was typed as receipt. */
  readonly open = (receiptText: string): void => {
    this.#forget()
    this.#receipt = receiptText
    this.#host.receipt = receiptText
    void this.#openFirst()
  }

  readonly refresh = async (): Promise<void> => {
    if (this.isBusy) return
    this.isBusy = true
    this.changed()
    try {
      await this.reload()
      this.trouble = null
    } catch (error) {
      this.trouble = troubleOf(error)
    } finally {
      this.isBusy = false
      this.changed()
    }
  }

  /** The reporter came back to the page: looks for changes, without a word if there is no answer. */
  readonly comeBack = (): void => {
    const isIdle = this.opened && !this.isBusy && !this.outbox.isBusy
    if (isIdle && Date.now() - this.#openedAtMs > STALE_MS) void this.reload().catch(() => {})
  }

  readonly close = (): void => {
    this.#forget()
    this.#receipt = ''
    this.#host.receipt = ''
    this.message.clear()
    this.#decision = null
    this.#host.show(RECEIPT_ID)
  }

  async reload(): Promise<void> {
    const receipt = this.#receipt
    const before = this.opened?.standing.revision ?? Infinity
    const opened = await this.session.openCase(receipt, { decision: this.#decision })
    if (receipt !== this.#receipt) return
    this.opened = opened
    this.facts = caseFacts(opened)
    this.#openedAtMs = Date.now()
    const settled = this.outbox.settledIn(opened)
    if (settled) this.#arrived(this.outbox.purpose, settled)
    const news = opened.thread.filter(
      ({ actor, revision }) => actor === 'vendor' && revision > before,
    )
    if (news.length > 0) this.#host.announce(this.words.unread(news.length))
    this.panels.follow(opened)
    this.changed()
  }

  isOpenTo(contribution: Contribution): boolean {
    return !!this.opened && !!this.facts && isOpenTo(this.opened, this.facts, contribution)
  }

  /** Whether a contribution is possible and there are keys to seal it to. */
  canSend(contribution: Contribution): boolean {
    return this.isOpenTo(contribution) && !!this.opened && 'profile' in this.opened.writer
  }

  cameBetween(): void {
    this.#host.announce(this.words.cameBetween)
  }

  readonly announce = (text: string): void => this.#host.announce(text)

  changed(): void {
    this.#host.show()
  }

  /** Decides about a key that nothing vouches for; null to decide again. */
  async decide(decision: KeyDecision | null): Promise<void> {
    this.#decision = decision
    await this.refresh()
    this.#host.show(KEY_ID)
  }

  readonly sendMessage = async (): Promise<void> => {
    const contribution = this.message.take()
    if (contribution) await this.send('message', contribution)
    this.#host.show(MESSAGE_ID)
  }

  /** Sends a contribution; what was typed for it is cleared once it has arrived. */
  async send(purpose: Purpose, contribution: Contribution): Promise<boolean> {
    if (!(await this.outbox.send(purpose, contribution))) return false
    this.#arrived(purpose, contribution)
    try {
      await this.reload()
    } catch (error) {
      this.trouble = troubleOf(error)
    }
    this.changed()
    return true
  }

  #arrived(purpose: Purpose | null, contribution: Contribution): void {
    if (purpose === 'message') this.message.arrived(contribution)
    else if (purpose) this.panels.arrived(purpose)
    this.outbox.clear()
    this.#host.announce(this.words.sent)
  }

  async #openFirst(): Promise<void> {
    const receipt = this.#receipt
    this.isBusy = true
    this.changed()
    try {
      await this.reload()
      if (receipt === this.#receipt) this.#host.show(CASE_HEADING_ID)
    } catch (error) {
      if (receipt !== this.#receipt) return
      this.trouble = troubleOf(error)
      this.#host.show(RECEIPT_ID)
    } finally {
      this.isBusy = false
      this.changed()
    }
  }

  #forget(): void {
    this.opened = null
    this.facts = null
    this.trouble = null
    this.isBusy = false
    this.#unread.stop()
    this.panels.close()
    this.outbox.clear()
  }

  /** That it is unread is shown again next time if this does not arrive. */
  async #markRead(revision: number): Promise<void> {
    await this.session.markCaseRead(this.#receipt, revision).catch(() => {})
  }
}
