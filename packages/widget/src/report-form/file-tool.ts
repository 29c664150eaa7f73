import type { ChosenFiles } from '../evidence/chosen-files.ts'
import type { Evidence } from '../evidence/evidence.ts'
import type { ChosenFile } from '../flow/chosen-file.ts'
import { OnDemand } from './on-demand.ts'

/** The choice of files, and the part that it needs. */
export class FileTool {
  readonly evidence: OnDemand<Evidence>
  /** Null until the part was opened. */
  list: ChosenFiles | null = null
  readonly #chosen: (files: readonly ChosenFile[]) => void

  constructor(
    load: () => Promise<Evidence>,
    { changed, chosen }: { changed: () => void; chosen: (files: readonly ChosenFile[]) => void },
  ) {
    this.#chosen = chosen
    this.evidence = new OnDemand(load, () => {
      this.list ??= this.evidence.part?.createFiles(() => this.#tell(changed)) ?? null
      changed()
    })
  }

  #tell(changed: () => void): void {
    if (this.list) this.#chosen(this.list.chosen)
    changed()
  }
}
