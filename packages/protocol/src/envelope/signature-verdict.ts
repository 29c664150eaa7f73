import type { Fingerprint } from '../ids.ts'

/** What a signature proves. `signer` and `signedAt` are known only when it is valid. */
export type SignatureVerdict =
  | { state: 'valid'; signer: Fingerprint; signedAt: Date }
  | { state: 'missing' | 'unknown_signer' | 'invalid'; signer: null; signedAt: null }
