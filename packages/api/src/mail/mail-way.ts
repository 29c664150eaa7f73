import type { Way } from '../outbox/way.ts'
import { MAIL_TIMEOUT_MS } from './mailer.ts'
import { noteRefused } from './note-refused.ts'

/** What all ways of mail have in common. */
export const MAIL_WAY = {
  // Sending ends by itself; the rest is for what is read before it and written after it.
  timeLimitMs: MAIL_TIMEOUT_MS + 60_000,
  followUps: (db, { delivery, attempt, state, atMs }) => {
    // Without a status, nobody refused it: it was no longer wanted.
    const isRefused = state === 'refused' && attempt.status !== null
    return isRefused || state === 'given_up' ? noteRefused(db, delivery, atMs) : []
  },
} satisfies Partial<Way>
