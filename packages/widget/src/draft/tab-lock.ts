/** Lets go of what is held. */
export type Release = () => void

/** Holds a draft for this tab until it is released or the tab ends, however that happens; null if another holds it. */
export function holdDraft(id: string): Promise<Release | null> {
  return new Promise((resolve, reject) => {
    const request = navigator.locks.request(nameOf(id), { ifAvailable: true }, (lock) => {
      if (lock) return new Promise<void>((release) => resolve(release))
      resolve(null)
      return undefined
    })
    request.catch(reject)
  })
}

/** Whether some tab holds a draft. */
export async function heldDrafts(): Promise<(id: string) => boolean> {
  const { held = [] } = await navigator.locks.query()
  const names = new Set(held.map(({ name }) => name))
  return (id) => names.has(nameOf(id))
}

function nameOf(id: string): string {
  return `sealpost-draft-${id}`
}
