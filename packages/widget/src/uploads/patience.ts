import type { Patience } from '../transport/ask.ts'

/** Somebody watches the progress and can stop it: a lost network has time to come back. */
export const UPLOADING: Patience = {
  tryMs: 15_000,
  totalMs: 600_000,
  baseDelayMs: 1000,
  maxDelayMs: 16_000,
}
