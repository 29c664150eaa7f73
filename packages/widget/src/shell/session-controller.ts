import type { ReactiveController } from 'lit'
import { FormRefusedEvent } from '../events/form-refused-event.ts'
import { whenNear } from '../loading/when-near.ts'
import { type PlaceAttributes, placeOf } from '../session/place-of.ts'
import type { Session, startSession } from '../session/session.ts'
import { type Trouble, troubleOf } from '../trouble.ts'
import type { SealpostElement } from './sealpost-element.ts'

/** How far an element is with its vendor's profile. */
export type SessionStatus =
  | { kind: 'waiting' }
  | { kind: 'ready'; session: Session }
  | { kind: 'refused'; trouble: Trouble }

/** Makes a session for an element when the element comes near, and another when its place changes. */
export class SessionController implements ReactiveController {
  status: SessionStatus = { kind: 'waiting' }
  readonly #host: SealpostElement
  #abort = new AbortController()

  constructor(host: SealpostElement) {
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
    const status = await openSession(this.#host, this.#host.connect, signal)
    if (signal.aborted) return
    this.#enter(status)
    if (status.kind === 'refused') this.#host.dispatchEvent(new FormRefusedEvent(status.trouble))
  }

  /** Makes another session and keeps the present one if that fails. */
  async renew(): Promise<SessionStatus> {
    const status = await openSession(this.#host, this.#host.connect, this.#abort.signal)
    if (status.kind === 'ready') this.#enter(status)
    return status
  }

  #enter(status: SessionStatus): void {
    this.status = status
    this.#host.requestUpdate()
  }
}

async function openSession(
  attributes: PlaceAttributes,
  connect: typeof startSession,
  signal: AbortSignal,
): Promise<SessionStatus> {
  try {
    return { kind: 'ready', session: await connect(placeOf(attributes), signal) }
  } catch (error) {
    return { kind: 'refused', trouble: troubleOf(error) }
  }
}
