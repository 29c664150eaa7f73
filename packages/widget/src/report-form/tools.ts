import type { CSSResult } from 'lit'
import type { Calculator } from '../cvss/calculator.ts'
import type { Drafts } from '../draft/drafts.ts'
import type { Evidence } from '../evidence/evidence.ts'
import type { ChosenFile } from '../flow/chosen-file.ts'
import type { CvssVersion } from '../flow/cvss-vector.ts'
import type { QrCode } from '../qr/qr-code.ts'
import type { Redaction } from '../redaction/redaction.ts'
import type { WeaknessList } from '../weaknesses/weakness-list.ts'
import { FileTool } from './file-tool.ts'
import { OnDemand } from './on-demand.ts'
import { WeaknessSearch } from './weakness-search.ts'

/** How the parts that only some need are loaded. */
export type ToolLoaders = {
  calculator: () => Promise<Calculator>
  weaknesses: () => Promise<WeaknessList>
  redaction: () => Promise<Redaction>
  qrCode: () => Promise<QrCode>
  evidence: () => Promise<Evidence>
  drafts: () => Promise<Drafts>
}

/** What helps with one thing, and is loaded when it is opened. */
export class Tools {
  readonly calculator: OnDemand<Calculator>
  /** The version to score by while no metric was chosen. */
  cvssVersion: CvssVersion = '4.0'
  readonly weaknesses: WeaknessSearch
  readonly redaction: OnDemand<Redaction>
  readonly qrCode: OnDemand<QrCode>
  readonly files: FileTool

  /** `chosen` is told of the files whenever the choice may have changed. */
  constructor(
    load: ToolLoaders,
    changed: () => void,
    chosen: (files: readonly ChosenFile[]) => void = () => {},
  ) {
    this.calculator = new OnDemand(load.calculator, changed)
    this.weaknesses = new WeaknessSearch(load.weaknesses, changed)
    this.redaction = new OnDemand(load.redaction, changed)
    this.qrCode = new OnDemand(load.qrCode, changed)
    this.files = new FileTool(load.evidence, { changed, chosen })
  }

  /** The loaded parts that bring styles. */
  get drawn(): readonly { styles: CSSResult }[] {
    const { calculator, redaction, qrCode, files } = this
    return [calculator.part, redaction.part, qrCode.part, files.evidence.part].filter(
      (part) => part !== null,
    )
  }
}
