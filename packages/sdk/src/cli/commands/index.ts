import type { Command } from '../command.ts'
import { CREDIT_COMMANDS } from './credits.ts'
import { DATE_VERBS } from './date-verbs.ts'
import { doctor } from './doctor.ts'
import { events } from './events.ts'
import { init } from './init.ts'
import { MAIL_COMMANDS } from './mail.ts'
import { policyCheck } from './policy-check.ts'
import { policyHolidays } from './policy-holidays.ts'
import { profilePush } from './profile-push.ts'
import { profileRotate } from './profile-rotate.ts'
import { profileShow } from './profile-show.ts'
import { profileSign } from './profile-sign.ts'
import { REPORT_VERBS } from './report-verbs.ts'
import { reportsFiles } from './reports-files.ts'
import { reportsList } from './reports-list.ts'
import { reportsOpen } from './reports-open.ts'
import { reportsRead } from './reports-read.ts'
import { reportsReply } from './reports-reply.ts'
import { reportsSealed } from './reports-sealed.ts'
import { reportsShow } from './reports-show.ts'
import { reportsThread } from './reports-thread.ts'
import { reportsUpdate } from './reports-update.ts'
import { securityTxt } from './security-txt.ts'
import { snippet } from './snippet.ts'
import { verifyProof } from './verify-proof.ts'
import { WEBHOOK_COMMANDS } from './webhooks.ts'

/** Every command, in the order in which a vendor meets them. */
export const COMMANDS: readonly Command[] = [
  init,
  snippet,
  policyCheck,
  policyHolidays,
  profileSign,
  profilePush,
  profileShow,
  profileRotate,
  securityTxt,
  reportsList,
  reportsShow,
  reportsOpen,
  reportsSealed,
  reportsThread,
  reportsReply,
  reportsRead,
  reportsFiles,
  ...REPORT_VERBS,
  reportsUpdate,
  ...DATE_VERBS,
  ...CREDIT_COMMANDS,
  events,
  ...WEBHOOK_COMMANDS,
  ...MAIL_COMMANDS,
  doctor,
  verifyProof,
]
