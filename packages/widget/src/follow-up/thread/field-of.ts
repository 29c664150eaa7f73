/** A field of an answer that nobody has judged yet. */
export function fieldOf(json: unknown, key: string): unknown {
  return typeof json === 'object' && json !== null
    ? Object.getOwnPropertyDescriptor(json, key)?.value
    : undefined
}
