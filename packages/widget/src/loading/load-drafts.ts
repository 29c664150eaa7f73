import { DRAFTS } from '../draft/draft-store.ts'
import type { DraftPlace, Drafts, FoundDraft } from '../draft/drafts.ts'
import { withDeadline } from '../session/with-deadline.ts'
import { importPart } from './import-parts.ts'
import { loadOnce } from './load-once.ts'

/** Loads what keeps drafts; once, as {@link loadOnce} does. */
export const loadDrafts: () => Promise<Drafts> = loadOnce(importPart.drafts)

/** Some engines have let a database hang; the form does not wait for it. */
const LOOKING = { maxMs: 2000, trouble: 'unexpected' } as const

/** Looks for a draft that an earlier visit left. Loads nothing where there is none. */
export async function findLeftDraft(place: DraftPlace): Promise<FoundDraft | null> {
  const look = async () => {
    const databases = await indexedDB.databases()
    if (!databases.some(({ name }) => name === DRAFTS)) return null
    return (await loadDrafts()).find(place)
  }
  try {
    return await withDeadline(look(), LOOKING)
  } catch {
    return null
  }
}
