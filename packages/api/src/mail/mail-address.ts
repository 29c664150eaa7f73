import * as z from 'zod/mini'

// RFC 5321 §4.1.2, less than it allows: no quotes, without `?` no encoded word (RFC 2047), without `%`
// and `!` no route, and no dash at the beginning, which a mail server might take for an option.
const LOCAL_PART = "[A-Za-z0-9_'+=~&*/^{}#$][A-Za-z0-9_'+=~&*/^{}#$-]*"
const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?'
const TOP_LABEL = '[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?'

/** An address that mail can be sent to, in plain ASCII: it can end no line, and names one place. */
export const MailAddress = z
  .string()
  .check(
    z.regex(
      new RegExp(
        `^(?=.{1,64}@)${LOCAL_PART}(?:\\.${LOCAL_PART})*@(?=.{1,253}$)(?:${LABEL}\\.)*${TOP_LABEL}$`,
      ),
      { error: 'must be a mail address of letters, digits and common signs' },
    ),
    z.maxLength(254),
  )
  .brand<'MailAddress'>()
export type MailAddress = z.infer<typeof MailAddress>

/** The address that someone gave, its domain in ASCII (RFC 5890); null if no mail can be sent to it. */
export function toMailAddress(given: string): MailAddress | null {
  const [, localPart, domain] = /^(.*)@(.*)$/.exec(given) ?? []
  if (localPart === undefined || domain === undefined) return null
  return MailAddress.safeParse(`${localPart}@${domainToAscii(domain)}`).data ?? null
}

function domainToAscii(domain: string): string {
  const isInternational = /^[\p{L}\p{M}\p{N}.-]+$/u.test(domain) && /\P{ASCII}/u.test(domain)
  const url = isInternational && URL.parse(`https://${domain}`)
  return url ? url.hostname : domain
}
