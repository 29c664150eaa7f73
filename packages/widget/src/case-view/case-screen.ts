import type { LocalText, Policy } from '@sealpost/protocol'
import type { Terms } from '../i18n/terms.ts'
import type { OpenedCase } from '../sealing/sealing.ts'
import type { Trouble } from '../trouble.ts'

/** What a case's screens may see and do. */
export type CaseScreen = {
  terms: Terms
  /** The vendor's name, isolated for use inside sentences. */
  vendor: string
  policy: Policy
  /** Null before a receipt has opened one. */
  opened: OpenedCase | null
  /** The receipt as it was last entered. */
  receipt: string
  isBusy: boolean
  /** Why the last try to open it failed. */
  trouble: Trouble | null
  /** The vendor's words in the reader's language. */
  say: (text: LocalText) => string
  /** Opens the case of what was typed as receipt. */
  open: (receiptText: string) => void
  refresh: () => void
  close: () => void
}

/** Where the focus goes when a case opens, and when it closes. */
export const CASE_HEADING_ID = 'case-heading'
export const RECEIPT_ID = 'receipt'
