import * as z from 'zod/mini'
import { LIMITS } from './limits.ts'
import { PolicyChannel } from './policy/channel.ts'
import { CreditTerms } from './policy/credit.ts'
import { EmailAddress, Language, LocalText, WebUrl } from './policy/local-text.ts'
import { BusinessCalendar, Disclosure, Promises } from './policy/promises.ts'
import { PolicyScope } from './policy/scope.ts'

/** One rule of the vendor's: something to do, or never to do. */
export const Rule = z.object({
  id: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,63}$/)),
  kind: z.enum(['do', 'never']),
  text: LocalText,
})
export type Rule = z.infer<typeof Rule>

/** A line that is shown and needs no consent; its kind says where it is shown once more. */
export const Notice = z.object({
  /** `redaction` is repeated where something is written, `reward` and `payment` beside credit. */
  kind: z.enum(['law', 'payment', 'reward', 'redaction', 'other']),
  text: LocalText,
})
export type Notice = z.infer<typeof Notice>

/** What the vendor promises those who keep to the rules. */
export const SafeHarbour = z.object({
  text: LocalText,
  /** What the promise depends on, shown beside it. */
  condition: z.optional(LocalText),
})
export type SafeHarbour = z.infer<typeof SafeHarbour>

/** Who a reporter may be: nobody, someone with a handle, or someone with name and contact. */
export const Identity = z.enum(['anonymous', 'handle', 'contact'])
export type Identity = z.infer<typeof Identity>

/** A vendor's disclosure policy: the only source of what the form asks, shows, requires and promises. */
export const Policy = z.object({
  /** The vendor's name as people know it. */
  name: z.string().check(z.minLength(1), z.maxLength(120)),
  /** The language of single texts, and the fallback for {@link LocalText} in several. */
  language: Language,
  /** The policy in prose, for reading before reporting. */
  url: z.optional(WebUrl),
  /** Where to turn when the form cannot be used. */
  fallback: z.optional(z.object({ email: z.optional(EmailAddress), url: z.optional(WebUrl) })),
  channels: z.array(PolicyChannel).check(z.minLength(1), z.maxLength(12)),
  identity: Identity,
  rules: z.object({
    /** `each`: one check box for every rule. `together`: one for all. */
    accept: z.enum(['each', 'together']),
    items: z.array(Rule).check(z.maxLength(LIMITS.maxRuleCount)),
  }),
  safeHarbour: z.optional(SafeHarbour),
  notices: z.optional(z.array(Notice).check(z.maxLength(20))),
  scope: PolicyScope,
  promises: z.optional(Promises),
  /** Without it, days are those of UTC, and Monday to Friday are business days. */
  calendar: z.optional(BusinessCalendar),
  disclosure: z.optional(Disclosure),
  credit: z.optional(CreditTerms),
  /** `offer`: the form takes a mail address, which the service can see, for notes that something is new. */
  reporterMail: z.optional(z.enum(['off', 'offer'])),
  /** Sealed bytes of a closed case are deleted this many days after it closed. Absent: kept. */
  retentionDays: z.optional(z.int().check(z.minimum(1), z.maximum(3650))),
})
export type Policy = z.infer<typeof Policy>
