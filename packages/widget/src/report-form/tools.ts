import type { CSSResult } from 'lit'
import type { Calculator } from '../cvss/calculator.ts'
import type { CvssVersion } from '../flow/cvss-vector.ts'
import type { Redaction } from '../redaction/redaction.ts'
import type { WeaknessList } from '../weaknesses/weakness-list.ts'
import { OnDemand } from './on-demand.ts'
import { WeaknessSearch } from './weakness-search.ts'

/** How the parts that only some need are loaded. */
export type ToolLoaders = {
  calculator: () => Promise<Calculator>
  weaknesses: () => Promise<WeaknessList>
  redaction: () => Promise<Redaction>
}

/** What helps with one thing, and is loaded when it is opened. */
export class Tools {
  readonly calculator: OnDemand<Calculator>
  /** The version to score by while no metric was chosen. */
  cvssVersion: CvssVersion = '4.0'
  readonly weaknesses: WeaknessSearch
  readonly redaction: OnDemand<Redaction>

  constructor(load: ToolLoaders, changed: () => void) {
    this.calculator = new OnDemand(load.calculator, changed)
    this.weaknesses = new WeaknessSearch(load.weaknesses, changed)
    this.redaction = new OnDemand(load.redaction, changed)
  }

  /** The loaded parts that bring styles. */
  get drawn(): readonly { styles: CSSResult }[] {
    return [this.calculator.part, this.redaction.part].filter((part) => part !== null)
  }
}
