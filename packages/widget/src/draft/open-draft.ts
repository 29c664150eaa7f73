import { createDraftKey, sealDraft } from './draft-cipher.ts'
import { type DraftRecord, inStore } from './draft-store.ts'
import type { DraftPlace, Drafts, OpenDraft } from './drafts.ts'
import { holdDraft, type Release } from './tab-lock.ts'

/** What a draft is sealed and stored under for its whole life. */
type Identity = Pick<DraftRecord, 'id' | 'key'>

/** Begins a draft with what is there now, so that a browser that keeps nothing is found out at once. */
export const beginDraft: Drafts['begin'] = async (place, kept) => {
  const draft = workOn({ id: crypto.randomUUID(), key: await createDraftKey() }, place)
  try {
    await draft.save(kept)
    return draft
  } catch (error) {
    await draft.leave()
    throw error
  }
}

/** Works on a draft, one thing after the other: nothing that is being saved outlives its discarding. */
export function workOn(
  { id, key }: Identity,
  place: DraftPlace,
  held: Release | null = null,
): OpenDraft {
  let release = held
  let last: Promise<unknown> = Promise.resolve()
  let isOver = false
  const next = (run: () => Promise<void>): Promise<void> => {
    const running = last.then(run)
    last = running.catch(() => undefined)
    return running
  }
  const letGo = () => {
    release?.()
    release = null
  }
  return {
    save: (kept) =>
      next(async () => {
        release ??= isOver ? null : await holdDraft(id)
        if (!release) throw new Error('Another tab has taken this draft, or it is discarded')
        const sealed = await sealDraft(key, kept, place)
        const record: DraftRecord = { id, key, ...place, ...sealed, savedAtMs: Date.now() }
        await inStore((store) => store.put(record))
      }),
    leave: () => {
      const leaving = last.then(letGo)
      last = leaving
      return leaving
    },
    discard: () =>
      next(async () => {
        isOver = true
        await inStore((store) => store.delete(id))
        letGo()
      }),
  }
}
