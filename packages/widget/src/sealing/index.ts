/**
 * The crypto file: everything that needs OpenPGP or schemas, in one file whose hash the first
 * script knows. It judges answers and makes bytes; it never touches the network.
 */
import { createReceipt, formatReceipt } from '@sealpost/protocol'
import { createFileKey, leadsTo } from '@sealpost/protocol/envelope'
import { confirmAccepted } from './confirm-accepted.ts'
import { openReceipt } from './open-receipt.ts'
import { openThread } from './open-thread.ts'
import { attachFiles, prepareReport } from './prepare-report.ts'
import { readCase } from './read-case.ts'
import { readChallenge } from './read-challenge.ts'
import { readCredits } from './read-credits.ts'
import { readOwnKey } from './read-own-key.ts'
import { readService } from './read-service.ts'
import { sealEntry } from './seal-entry.ts'
import type { Sealing } from './sealing.ts'
import { verifyProfile } from './verify-profile.ts'

export const sealing: Sealing = {
  verifyProfile,
  createReceipt,
  formatReceipt,
  openReceipt,
  readOwnKey,
  prepareReport,
  attachFiles,
  createFileKey,
  confirmAccepted,
  readCase,
  openThread,
  sealEntry,
  leadsTo,
  readCredits,
  readChallenge,
  readService,
}
