import type { Command } from '../command.ts'
import { init } from './init.ts'
import { policyCheck } from './policy-check.ts'
import { profilePush } from './profile-push.ts'
import { profileShow } from './profile-show.ts'
import { profileSign } from './profile-sign.ts'
import { reportsList } from './reports-list.ts'
import { reportsOpen } from './reports-open.ts'
import { reportsSealed } from './reports-sealed.ts'
import { reportsShow } from './reports-show.ts'
import { reportsUpdate } from './reports-update.ts'
import { snippet } from './snippet.ts'

/** Every command, in the order in which a vendor meets them. */
export const COMMANDS: readonly Command[] = [
  init,
  snippet,
  policyCheck,
  profileSign,
  profilePush,
  profileShow,
  reportsList,
  reportsShow,
  reportsOpen,
  reportsSealed,
  reportsUpdate,
]
