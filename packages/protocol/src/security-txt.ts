import type { Profile } from './profile.ts'

/** Addresses that a vendor's service knows and its profile does not. */
export type SecurityTxtLinks = {
  /** Where the form is, best first. */
  contacts: readonly string[]
  /** Where the OpenPGP certificate can be fetched. */
  encryption: string
  acknowledgments?: string | undefined
  /** Where this very text is published; signed together with it (RFC 9116 §2.5.2). */
  canonical: readonly string[]
  /** When the first of the vendor's keys expires, in milliseconds since 1970; null if none does. */
  keysExpireMs: number | null
}

const MAX_MS = 365 * 86_400_000

/**
 * A `security.txt` (RFC 9116) that says what the profile says. Expires with the profile or its keys,
 * whichever ends first, and never later than in a year (§2.5.5).
 *
 * @param nowMs Milliseconds since 1970.
 */
export function securityTxt(
  { policy, expires }: Profile,
  ...[links, nowMs]: [links: SecurityTxtLinks, nowMs: number]
): string {
  const endMs = Math.min(Date.parse(expires), links.keysExpireMs ?? Infinity, nowMs + MAX_MS)
  const mailboxes = policy.channels.flatMap(({ mailbox }) => (mailbox ? [`mailto:${mailbox}`] : []))
  const languages = [policy.language, ...languagesOf(policy.channels[0]?.label)]
  const fields: [name: string, values: readonly (string | undefined)[]][] = [
    ['Contact', [...links.contacts, ...mailboxes]],
    ['Expires', [new Date(endMs).toISOString()]],
    ['Encryption', [links.encryption]],
    ['Acknowledgments', [policy.credit && links.acknowledgments]],
    ['Preferred-Languages', [[...new Set(languages)].join(', ')]],
    ['Canonical', links.canonical],
    ['Policy', [policy.url]],
  ]
  return fields
    .flatMap(([name, values]) =>
      [...new Set(values)].flatMap((value) => (value ? [`${name}: ${value}\n`] : [])),
    )
    .join('')
}

function languagesOf(text: unknown): string[] {
  return typeof text === 'object' && text !== null ? Object.keys(text) : []
}
