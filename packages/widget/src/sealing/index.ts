/**
 * The crypto file: everything that needs OpenPGP or schemas, in one file whose hash the first
 * script knows. It judges answers and makes bytes; it never touches the network.
 */
import { createReceipt, formatReceipt } from '@sealpost/protocol'
import { confirmAccepted } from './confirm-accepted.ts'
import { openCase } from './open-case.ts'
import { openReceipt } from './open-receipt.ts'
import { prepareReport } from './prepare-report.ts'
import { readCredits } from './read-credits.ts'
import { readOwnKey } from './read-own-key.ts'
import type { Sealing } from './sealing.ts'
import { verifyProfile } from './verify-profile.ts'

export const sealing: Sealing = {
  verifyProfile,
  createReceipt,
  formatReceipt,
  openReceipt,
  readOwnKey,
  prepareReport,
  confirmAccepted,
  openCase,
  readCredits,
}
