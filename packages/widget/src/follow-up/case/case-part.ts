import type { CSSResult, TemplateResult } from 'lit'
import type { CaseHost } from '../../case-view/case-host.ts'
import type { Terms } from '../../i18n/terms.ts'
import type { ElementHeader } from '../../shell/frames.ts'
import type { Desk, openCase } from '../thread/open-case.ts'
import type { sealEntry, sendEntry, uploadTarget } from '../thread/send-entry.ts'
import type { CaseModel } from './case-model.ts'
import type { CaseScreen } from './case-view.ts'

/** A case from opening it to closing it: a file of its own, since most who report never come back. */
export type CasePart = {
  openCase: typeof openCase
  sealEntry: typeof sealEntry
  uploadTarget: typeof uploadTarget
  sendEntry: typeof sendEntry
  markCaseRead: (desk: Desk, receiptText: string, revision: number) => Promise<void>
  withdrawCredit: (desk: Desk, receiptText: string) => Promise<void>
  stopNotes: (desk: Desk, receiptText: string) => Promise<void>
  createModel: (host: CaseHost) => CaseModel
  caseHeader: (terms: Terms, vendor: string) => ElementHeader
  caseScreen: (screen: Omit<CaseScreen, 'words'>) => TemplateResult
  styles: CSSResult
}
