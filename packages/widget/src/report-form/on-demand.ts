/** A part that is loaded when somebody opens what needs it. */
export class OnDemand<Part> {
  stage: 'closed' | 'loading' | 'open' | 'failed' = 'closed'
  part: Part | null = null
  readonly #load: () => Promise<Part>
  readonly #changed: () => void

  constructor(load: () => Promise<Part>, changed: () => void) {
    this.#load = load
    this.#changed = changed
  }

  /** Shows what needs the part, once it is there; after a failure, tries again. */
  readonly open = async (): Promise<void> => {
    this.#enter(this.part ? 'open' : 'loading')
    try {
      this.part ??= await this.#load()
      this.#enter('open')
    } catch {
      this.#enter('failed')
    }
  }

  readonly close = (): void => this.#enter('closed')

  #enter(stage: OnDemand<Part>['stage']): void {
    this.stage = stage
    this.#changed()
  }
}
