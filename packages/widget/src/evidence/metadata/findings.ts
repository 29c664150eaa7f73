import { type Bytes, type Detail, inOrder, type Reading } from './reading.ts'

/** Bytes to be put in the place of as many others. */
export type Patch = { at: number; bytes: Bytes }

/**
 * What was found in a file whose parts name each other by where they are: what is taken out is
 * written over, so that nothing moves.
 */
export class Findings {
  readonly #says = new Set<Detail>()
  readonly #patches: Patch[] = []
  #isFixed = false

  /** Notes what some bytes say, and what takes their place. */
  replace(says: readonly Detail[], patches: readonly Patch[]): void {
    for (const detail of says) this.#says.add(detail)
    for (const patch of patches) this.#patches.push(patch)
  }

  /** Notes what is said in places that are not known. */
  fix(says: Detail): void {
    this.#says.add(says)
    this.#isFixed = true
  }

  /** @throws RangeError if something was to be written behind the end of the file. */
  of(file: Blob): Pick<Reading, 'says' | 'stripped'> {
    const stripped = patched(file, this.#patches)
    return { says: inOrder(this.#says), stripped: this.#isFixed ? null : stripped }
  }
}

function patched(file: Blob, patches: readonly Patch[]): (Bytes | Blob)[] {
  const parts: (Bytes | Blob)[] = []
  let at = 0
  for (const patch of patches.toSorted((one, other) => one.at - other.at)) {
    // What lies in a box that is written over as a whole; in a crafted file, anything.
    if (patch.at < at) continue
    parts.push(file.slice(at, patch.at), patch.bytes)
    at = patch.at + patch.bytes.length
  }
  if (at > file.size) throw new RangeError('Expected more bytes.')
  return [...parts, file.slice(at)]
}
