import type { FollowUp } from '../follow-up/follow-up.ts'
import { importPart } from './import-parts.ts'
import { loadOnce } from './load-once.ts'

/** Loads the screens that come once a report is sealed; once, as {@link loadOnce} does. */
export const loadFollowUp: () => Promise<FollowUp> = loadOnce(importPart.followUp)
