import type { ReactiveController, ReactiveControllerHost } from 'lit'

const MINUTE_MS = 60_000

/**
 * Renders its host again every minute, and whenever the page comes back into sight, so that what
 * counts time stays true.
 */
export class MinuteController implements ReactiveController {
  readonly #host: ReactiveControllerHost
  #timer: ReturnType<typeof setInterval> | undefined

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    this.#timer = setInterval(this.#render, MINUTE_MS)
    document.addEventListener('visibilitychange', this.#render)
  }

  hostDisconnected(): void {
    clearInterval(this.#timer)
    document.removeEventListener('visibilitychange', this.#render)
  }

  readonly #render = (): void => {
    if (!document.hidden) this.#host.requestUpdate()
  }
}
