import type { CasePart } from '../follow-up/case/case-part.ts'
import { importPart } from './import-parts.ts'
import { loadOnce } from './load-once.ts'

/** Loads the case as its reporter sees it; once, as {@link loadOnce} does. */
export const loadCase: () => Promise<CasePart> = loadOnce(importPart.caseFile)
