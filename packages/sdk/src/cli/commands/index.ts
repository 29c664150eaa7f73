import type { Command } from '../command.ts'
import { CREDIT_COMMANDS } from './credits.ts'
import { events } from './events.ts'
import { init } from './init.ts'
import { policyCheck } from './policy-check.ts'
import { policyHolidays } from './policy-holidays.ts'
import { profilePush } from './profile-push.ts'
import { profileShow } from './profile-show.ts'
import { profileSign } from './profile-sign.ts'
import { REPORT_VERBS } from './report-verbs.ts'
import { reportsList } from './reports-list.ts'
import { reportsOpen } from './reports-open.ts'
import { reportsSealed } from './reports-sealed.ts'
import { reportsShow } from './reports-show.ts'
import { reportsUpdate } from './reports-update.ts'
import { securityTxt } from './security-txt.ts'
import { snippet } from './snippet.ts'

/** Every command, in the order in which a vendor meets them. */
export const COMMANDS: readonly Command[] = [
  init,
  snippet,
  policyCheck,
  policyHolidays,
  profileSign,
  profilePush,
  profileShow,
  securityTxt,
  reportsList,
  reportsShow,
  reportsOpen,
  reportsSealed,
  ...REPORT_VERBS,
  reportsUpdate,
  ...CREDIT_COMMANDS,
  events,
]
