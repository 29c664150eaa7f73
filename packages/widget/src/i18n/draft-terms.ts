/** The words about drafts. A language is complete when it compiles. */
export type DraftTerms = {
  keep: string
  /** What is kept, how, for how long, and what is not. */
  how: string
  unavailable: string
  found: (when: string) => string
  continue: string
  discard: string
  continued: string
  /** The vendor has changed the form since. */
  continuedInNewForm: string
  taken: string
  discarded: string
}
