import { caseFileStyles } from '../../styles/case-file-styles.ts'
import { markCaseRead, stopNotes, withdrawCredit } from '../../transport/operations.ts'
import { openCase } from '../thread/open-case.ts'
import { sealEntry, sendEntry, uploadTarget } from '../thread/send-entry.ts'
import { CaseModel } from './case-model.ts'
import type { CasePart } from './case-part.ts'
import { caseHeader, caseScreen } from './case-screen.ts'

/** What a case loads when it comes near, beside the crypto file. */
export const caseFile: CasePart = {
  openCase,
  sealEntry,
  uploadTarget,
  sendEntry,
  async markCaseRead({ place, sealing }, receiptText, revision) {
    const { accessToken } = await sealing.openReceipt(receiptText, place.vendor)
    await markCaseRead(place, accessToken, revision)
  },
  async withdrawCredit({ place, sealing }, receiptText) {
    const { accessToken } = await sealing.openReceipt(receiptText, place.vendor)
    await withdrawCredit(place, accessToken)
  },
  async stopNotes({ place, sealing }, receiptText) {
    const { accessToken } = await sealing.openReceipt(receiptText, place.vendor)
    await stopNotes(place, accessToken)
  },
  createModel: (host) => new CaseModel(host),
  caseHeader,
  caseScreen,
  styles: caseFileStyles,
}
