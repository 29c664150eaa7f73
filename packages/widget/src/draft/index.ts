/** What keeps drafts: a file of its own, for those who want one or have left one. */
import type { Drafts } from './drafts.ts'
import { findDraft } from './find-draft.ts'
import { beginDraft } from './open-draft.ts'

export const drafts: Drafts = { find: findDraft, begin: beginDraft }
