import { openDraft } from './draft-cipher.ts'
import { type DraftRecord, inStore } from './draft-store.ts'
import type { DraftPlace, Drafts, FoundDraft } from './drafts.ts'
import { workOn } from './open-draft.ts'
import { heldDrafts, holdDraft } from './tab-lock.ts'

const LIFE_MS = 86_400_000

/** Finds the newest draft that no tab works on, and deletes those that are too old, empty or damaged. */
export const findDraft: Drafts['find'] = async (place) => {
  const isHeld = await heldDrafts()
  const found = await inStore((store) => records(store))
  const free = found.filter(({ id }) => !isHeld(id))
  const stale = free.filter(({ savedAtMs }) => !(Math.abs(Date.now() - savedAtMs) < LIFE_MS))
  const ours = free
    .filter((record) => isOf(record, place) && !stale.includes(record))
    .sort((one, other) => other.savedAtMs - one.savedAtMs)

  for (const { id } of stale) await deleteRecord(id)
  for (const record of ours) {
    const kept = await openDraft(record, place)
    if (kept && Object.keys(kept.answers).length > 0) return foundDraft(record, place)
    await deleteRecord(record.id)
  }
  return null
}

function foundDraft({ id, savedAtMs }: DraftRecord, place: DraftPlace): FoundDraft {
  return {
    savedAt: new Date(savedAtMs),
    async take() {
      const release = await holdDraft(id)
      if (!release) return null
      // Another tab may have changed or discarded it since it was found.
      const [record] = await inStore((store) => records(store, id))
      const kept = record ? await openDraft(record, place) : null
      if (record && kept) return { kept, draft: workOn(record, place, release) }
      release()
      return null
    },
    async discard() {
      const release = await holdDraft(id)
      if (release) await deleteRecord(id)
      release?.()
    },
  }
}

function isOf({ service, vendor }: DraftRecord, place: DraftPlace): boolean {
  return service === place.service && vendor === place.vendor
}

async function deleteRecord(id: string): Promise<void> {
  await inStore((store) => store.delete(id))
}

/** Only drafts are written into the store, and what was made of them since does not open. */
function records(store: IDBObjectStore, id?: string): IDBRequest<DraftRecord[]> {
  return store.getAll(id) as IDBRequest<DraftRecord[]>
}
