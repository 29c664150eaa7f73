import * as z from 'zod/mini'
import { ChannelId } from './ids.ts'
import { LIMITS } from './limits.ts'
import { FieldId } from './report-fields.ts'

const Text = z.string().check(z.minLength(1), z.maxLength(20_000))
const Language = z.string().check(z.regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/))
const WebUrl = z.string().check(z.maxLength(2000), z.regex(/^https?:\/\/[^\s]+$/))
const ItemId = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,63}$/))

/** Words of the vendor: one text, or one for each language by its BCP 47 tag. */
export const LocalText = z.union([Text, z.record(Language, Text)])
export type LocalText = z.infer<typeof LocalText>

/** Whether a channel's form asks for a field. Fields a channel does not name are off. */
export const Need = z.enum(['off', 'optional', 'required'])
export type Need = z.infer<typeof Need>

export const FieldRule = z.object({
  need: Need,
  /** Shown between label and control instead of the form's own help. */
  help: z.optional(LocalText),
})
export type FieldRule = z.infer<typeof FieldRule>

/** One way to report, with its own questions and recipients, such as "Vulnerability" or "Live incident". */
export const PolicyChannel = z.object({
  id: ChannelId,
  label: LocalText,
  description: z.optional(LocalText),
  /** `ask` offers the reporter an urgency mark, which the service can see. */
  urgency: z.optional(z.enum(['never', 'ask', 'always'])),
  fields: z.partialRecord(FieldId, FieldRule),
})
export type PolicyChannel = z.infer<typeof PolicyChannel>

/** One rule of the vendor's: something to do, or never to do. */
export const Rule = z.object({ id: ItemId, kind: z.enum(['do', 'never']), text: LocalText })
export type Rule = z.infer<typeof Rule>

/** Something that is in scope. */
export const ScopeTarget = z.object({
  /**
   * `domain` matches a host name, where a leading `*.` stands for one or more labels; `url` matches a
   * prefix of whole path segments; `ip` an address or CIDR range; `product` is chosen by name.
   */
  kind: z.enum(['domain', 'url', 'ip', 'product']),
  value: z.string().check(z.minLength(1), z.maxLength(500)),
  label: z.optional(LocalText),
})
export type ScopeTarget = z.infer<typeof ScopeTarget>

/** Something the vendor does not want reports about, and why. */
export const ScopeExclusion = z.object({
  /** Absent for a known non-issue, which is only shown and not compared with the target. */
  target: z.optional(ScopeTarget),
  text: LocalText,
  reason: z.optional(LocalText),
})
export type ScopeExclusion = z.infer<typeof ScopeExclusion>

export const PolicyScope = z.object({
  /** `listed`: only the targets are in scope. `open`: everything is, except the exclusions. */
  mode: z.enum(['listed', 'open']),
  /** What the form does about a target outside the scope. */
  outside: z.enum(['warn', 'block']),
  targets: z.array(ScopeTarget).check(z.maxLength(LIMITS.maxScopeCount)),
  exclusions: z.array(ScopeExclusion).check(z.maxLength(LIMITS.maxScopeCount)),
})
export type PolicyScope = z.infer<typeof PolicyScope>

/** What the vendor promises those who keep to the rules. */
export const SafeHarbour = z.object({
  text: LocalText,
  /** What the promise depends on, shown beside it. */
  condition: z.optional(LocalText),
})

/** Who a reporter may be: nobody, someone with a handle, or someone with name and contact. */
export const Identity = z.enum(['anonymous', 'handle', 'contact'])
export type Identity = z.infer<typeof Identity>

/** A vendor's disclosure policy: the only source of what the form asks, shows and requires. */
export const Policy = z.object({
  /** The vendor's name as people know it. */
  name: z.string().check(z.minLength(1), z.maxLength(120)),
  /** The language of single texts, and the fallback for {@link LocalText} in several. */
  language: Language,
  /** The policy in prose, for reading before reporting. */
  url: z.optional(WebUrl),
  /** Where to turn when the form cannot be used. */
  fallback: z.optional(
    z.object({
      email: z.optional(z.string().check(z.regex(/^[^\s@<>]+@[^\s@<>]+$/), z.maxLength(254))),
      url: z.optional(WebUrl),
    }),
  ),
  channels: z.array(PolicyChannel).check(z.minLength(1), z.maxLength(12)),
  identity: Identity,
  rules: z.object({
    /** `each`: one check box for every rule. `together`: one for all. */
    accept: z.enum(['each', 'together']),
    items: z.array(Rule).check(z.maxLength(LIMITS.maxRuleCount)),
  }),
  safeHarbour: z.optional(SafeHarbour),
  /** Lines shown with the rules, such as "no rewards are paid" or a reminder of local law. */
  notices: z.optional(z.array(LocalText).check(z.maxLength(20))),
  scope: PolicyScope,
  /** Sealed bytes of a closed case are deleted this many days after it closed. Absent: kept. */
  retentionDays: z.optional(z.int().check(z.minimum(1), z.maximum(3650))),
})
export type Policy = z.infer<typeof Policy>

/**
 * The vendor's words in a language: an exact match, else its base language, else the policy's
 * language, else whatever there is.
 */
export function textIn(text: LocalText, language: string, fallback: string): string {
  if (typeof text === 'string') return text
  const base = language.split('-')[0] ?? language
  return text[language] ?? text[base] ?? text[fallback] ?? Object.values(text)[0] ?? ''
}

/** Whether a channel asks for a field; `off` for fields it does not name. */
export function needOf(channel: PolicyChannel, field: FieldId): Need {
  return channel.fields[field]?.need ?? 'off'
}
