import { searchWeaknesses } from '../weaknesses/search.ts'
import type { Weakness, WeaknessList } from '../weaknesses/weakness-list.ts'
import { OnDemand } from './on-demand.ts'

/** More would only be scrolled past; another word narrows them better. */
const MAX_SHOWN = 40

/** The list behind the kind of weakness, and where the reporter is in it. */
export class WeaknessSearch {
  isOpen = false
  /** Place of the marked match; -1 for none. */
  marked = -1
  readonly list: OnDemand<WeaknessList>
  #matches: readonly Weakness[] = []

  constructor(load: () => Promise<WeaknessList>, changed: () => void) {
    this.list = new OnDemand(load, changed)
  }

  /** The matches that are shown while the list is open. */
  get matches(): readonly Weakness[] {
    return this.isOpen ? this.#matches : []
  }

  /** Opens the list at what matches; loads it at first. */
  async search(query: string): Promise<void> {
    this.isOpen = true
    this.marked = -1
    if (!this.list.part) await this.list.open()
    this.#matches = searchWeaknesses(this.list.part?.weaknesses ?? [], query).slice(0, MAX_SHOWN)
  }

  /** Marks the next match or the one before; past the end comes the beginning. */
  mark(step: 1 | -1): void {
    const { length } = this.matches
    if (length === 0) return
    const from = this.marked === -1 && step === -1 ? 0 : this.marked
    this.marked = (from + step + length) % length
  }

  close(): void {
    this.isOpen = false
    this.marked = -1
  }

  /** The name of a weakness by its id, once the list is there. */
  nameOf(id: string): string | undefined {
    return this.list.part?.weaknesses.find((weakness) => weakness.id === id)?.name
  }
}
