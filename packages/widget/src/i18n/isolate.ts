// Bidirectional controls, among them those that would close the isolation early.
const BIDI_CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** Makes a name safe to stand inside a sentence: it cannot reorder what is around it (UAX #9 §2.4). */
export function isolate(name: string): string {
  return `\u2068${name.replace(BIDI_CONTROLS, '')}\u2069`
}
