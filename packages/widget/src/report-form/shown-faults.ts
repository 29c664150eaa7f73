import type { Fault } from '../flow/faults.ts'
import type { FormField } from '../flow/form-state.ts'

/**
 * Which faults a reporter has been told of. Nothing new is told while someone types: only on leaving
 * a field, or when Continue was stopped.
 */
export class ShownFaults {
  /** What stopped the last Continue. */
  summary: readonly Fault[] = []
  #told: readonly Fault[] = []

  /** A field was left. That it is still empty is no fault before Continue says so. */
  tellAbout(field: FormField, faults: readonly Fault[], isChecked: boolean): void {
    const found = faults.filter(
      (fault) => fault.field === field && (isChecked || fault.code !== 'required'),
    )
    this.#told = [...this.#told.filter((fault) => fault.field !== field), ...found]
  }

  /** A step was left, or opened again after it had been. */
  tellAll(faults: readonly Fault[]): void {
    this.#told = faults
  }

  /** Continue was stopped. */
  stop(faults: readonly Fault[]): void {
    this.#told = faults
    this.summary = faults.filter(({ weight }) => weight === 'error')
  }

  /** Of the present faults, those that were told. */
  of(faults: readonly Fault[]): Fault[] {
    return faults.filter((fault) =>
      this.#told.some(({ field, code }) => field === fault.field && code === fault.code),
    )
  }
}
