import type { Policy } from '@sealpost/protocol'
import type { FormState } from './form-state.ts'

/** Whether the vendor has its reporters told by mail that something is new. */
export function offersNotes({ reporterMail }: Policy): boolean {
  return reporterMail === 'offer'
}

/** Where notes are to go; empty where none are wanted or offered. */
export function noteAddressOf({ noteAddress }: FormState, policy: Policy): string {
  return offersNotes(policy) ? noteAddress.trim() : ''
}
