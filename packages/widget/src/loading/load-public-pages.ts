import type { PublicPages } from '../public-pages/public-pages.ts'
import { importPart } from './import-parts.ts'
import { loadOnce } from './load-once.ts'

/** Loads the policy and the hall of fame; once, as {@link loadOnce} does. */
export const loadPublicPages: () => Promise<PublicPages> = loadOnce(importPart.publicPages)
