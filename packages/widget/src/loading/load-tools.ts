import type { ToolLoaders } from '../report-form/tools.ts'
import { importPart } from './import-parts.ts'
import { loadDrafts } from './load-drafts.ts'
import { loadOnce } from './load-once.ts'

/** How the parts that only some need are loaded; each once, as {@link loadOnce} does. */
export const toolLoaders: ToolLoaders = {
  calculator: loadOnce(importPart.calculator),
  weaknesses: loadOnce(importPart.weaknesses),
  redaction: loadOnce(importPart.redaction),
  evidence: loadOnce(importPart.evidence),
  drafts: loadDrafts,
  qrCode: loadOnce(importPart.qrCode),
}
