/** A weakness by its number in the Common Weakness Enumeration. */
export type Weakness = { id: string; name: string }

/** Every weakness that is not deprecated. */
export type WeaknessList = {
  /** Of the enumeration. */
  version: string
  weaknesses: readonly Weakness[]
}
