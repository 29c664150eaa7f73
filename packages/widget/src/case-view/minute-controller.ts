import type { ReactiveController, ReactiveControllerHost } from 'lit'

const MINUTE_MS = 60_000

/**
 * Renders its host again every minute, and whenever the page comes back into sight, so that what
 * counts time stays true; the latter is told besides.
 */
export class MinuteController implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #cameBack: () => void
  #timer: ReturnType<typeof setInterval> | undefined

  constructor(host: ReactiveControllerHost, cameBack: () => void) {
    this.#host = host
    this.#cameBack = cameBack
    host.addController(this)
  }

  hostConnected(): void {
    this.#timer = setInterval(this.#render, MINUTE_MS)
    document.addEventListener('visibilitychange', this.#return)
    addEventListener('focus', this.#return)
  }

  hostDisconnected(): void {
    clearInterval(this.#timer)
    document.removeEventListener('visibilitychange', this.#return)
    removeEventListener('focus', this.#return)
  }

  readonly #return = (): void => {
    this.#render()
    if (!document.hidden) this.#cameBack()
  }

  readonly #render = (): void => {
    if (!document.hidden) this.#host.requestUpdate()
  }
}
