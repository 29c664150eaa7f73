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
  /** Present time in milliseconds since 1970, by which clocks are told. */
  nowMs: number
  consent: Consent
  /** Why the last try to open it failed. */
  trouble: Trouble | null
  /** The vendor's words in the reader's language. */
  say: (text: LocalText) => string
  /** Opens the case of what was typed as receipt. */
  open: (receiptText: string) => void
  refresh: () => void
  close: () => void
}

/** How far the taking back of consent is. What was given and what never was look the same from here. */
export type ConsentStage = 'given' | 'asked' | 'withdrawing' | 'withdrawn'

/** The reporter's consent to be credited, and its taking back. */
export type Consent = {
  stage: ConsentStage
  /** Why the last try to take it back failed. */
  trouble: Trouble | null
  ask: () => void
  keep: () => void
  withdraw: () => void
}

/** Where the focus goes when a case opens, and when it closes. */
export const CASE_HEADING_ID = 'case-heading'
export const RECEIPT_ID = 'receipt'
export const CONSENT_ID = 'consent'
