import type { SecretKind } from '../redaction/redaction.ts'

/** The words of the search for secrets. A language is complete when it compiles. */
export type RedactionTerms = {
  title: string
  found: (count: number) => string
  nothing: string
  limits: string
  mask: string
  undo: string
  masked: string
  shown: string
  kinds: Record<SecretKind, string>
}
