import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { FormRefusedEvent } from '../events/form-refused-event.ts'
import type { FollowUp } from '../follow-up/follow-up.ts'
import { en } from '../i18n/en.ts'
import { loadTerms } from '../i18n/load-terms.ts'
import type { Terms } from '../i18n/terms.ts'
import { loadFollowUp } from '../loading/load-follow-up.ts'
import { whenNear } from '../loading/when-near.ts'
import { type PlaceAttributes, placeOf } from '../session/place-of.ts'
import type { Session, startSession } from '../session/session.ts'
import { withDeadline } from '../session/with-deadline.ts'
import { type Trouble, TroubleError, troubleOf } from '../trouble.ts'
import { type Advice, earlyAdvice, isEarly } from './early-advice.ts'

const LOADING = { maxMs: 15_000, trouble: 'sealing_not_loaded' } as const

/** All that an element needs to work: its vendor's verified profile, and every screen. */
export type Ready = { kind: 'ready'; session: Session; followUp: FollowUp }

/** How far an element is. */
export type SessionStatus = { kind: 'waiting' } | Ready | Refused

/** The element cannot work. */
export type Refused = {
  kind: 'refused'
  trouble: Trouble
  adviceIn: (terms: Terms, vendor: string) => Advice
}

/** An element that stands on a session. */
export type SessionHost = HTMLElement &
  ReactiveControllerHost &
  PlaceAttributes & {
    language: string
    connect: typeof startSession
    loadParts: () => Promise<void>
  }

/**
 * Makes a session for an element when it comes near, and another when its place changes. All of the
 * form is loaded before any of it is shown: a network that is lost later takes nothing away.
 */
export class SessionController implements ReactiveController {
  status: SessionStatus = { kind: 'waiting' }
  terms: Terms = en
  readonly #host: SessionHost
  #abort = new AbortController()

  constructor(host: SessionHost) {
    this.#host = host
    host.addController(this)
  }

  hostDisconnected(): void {
    this.#abort.abort()
  }

  /** Starts anew with the element's present attributes. */
  async start(): Promise<void> {
    this.#abort.abort()
    this.#abort = new AbortController()
    const { signal } = this.#abort
    this.#enter({ kind: 'waiting' })
    await whenNear(this.#host, signal)
    const [status] = await Promise.all([this.#open(signal), this.speak()])
    if (signal.aborted) return
    this.#enter(status)
    if (status.kind === 'refused') this.#host.dispatchEvent(new FormRefusedEvent(status.trouble))
  }

  /** Makes another session and keeps the present one if that fails. */
  async renew(): Promise<SessionStatus> {
    const status = await this.#open(this.#abort.signal)
    if (status.kind === 'ready') this.#enter(status)
    return status
  }

  /** Finds the words in the element's present language. */
  async speak(): Promise<void> {
    // Words that never come must not keep the whole element waiting.
    const terms = withDeadline(loadTerms(this.#host, this.#host.language), LOADING)
    this.terms = await terms.catch(() => en)
    this.#host.requestUpdate()
  }

  async #open(signal: AbortSignal): Promise<SessionStatus> {
    let words: Promise<FollowUp> | undefined
    try {
      const place = placeOf(this.#host)
      if (!isSecureContext) throw new TroubleError('insecure_context')
      words = withDeadline(loadFollowUp(), LOADING)
      const [session, followUp] = await Promise.all([
        this.#host.connect(place, signal),
        words,
        withDeadline(this.#host.loadParts(), LOADING),
      ])
      return { kind: 'ready', session, followUp }
    } catch (error) {
      return refuse(troubleOf(error), words)
    }
  }

  #enter(status: SessionStatus): void {
    this.status = status
    this.#host.requestUpdate()
  }
}

/** `words` are those of late troubles, under the deadline of all that is loaded. */
async function refuse(trouble: Trouble, words?: Promise<FollowUp>): Promise<Refused> {
  const kind = 'refused'
  if (isEarly(trouble)) {
    const adviceIn = (terms: Terms, vendor: string) => earlyAdvice(terms, vendor, trouble)
    return { kind, trouble, adviceIn }
  }
  try {
    const { adviceFor } = await (words ?? withDeadline(loadFollowUp(), LOADING))
    return { kind, trouble, adviceIn: (terms, vendor) => adviceFor(terms, vendor, trouble) }
  } catch {
    return refuse('sealing_not_loaded')
  }
}
