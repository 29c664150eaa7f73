import * as z from 'zod/mini'
import { LIMITS } from '../limits.ts'
import { LocalText } from './local-text.ts'

/** Kinds of targets that a scope can name. */
export const TARGET_KINDS = [
  'domain',
  'url',
  'ip',
  'app',
  'package',
  'image',
  'repository',
  'product',
] as const

/** Something that is in scope. */
export const ScopeTarget = z
  .object({
    /**
     * `domain` matches a host name, where a leading `*.` stands for one or more labels; `url` and
     * `repository` match a prefix of whole path segments; `ip` an address or CIDR range; `package` a
     * package URL with or without version; `image` a container image with or without tag; `app` (a
     * store's id) and `product` are chosen by name.
     */
    kind: z.enum(TARGET_KINDS),
    value: z.string().check(z.minLength(1), z.maxLength(500)),
    label: z.optional(LocalText),
    /** Versions that are in scope, for people to read, such as "5.2 and later". */
    versions: z.optional(LocalText),
  })
  .check(
    z.refine(({ kind, value }) => SHAPES[kind].test(value), {
      path: ['value'],
      error: 'does not have the form of its kind, or matches too much',
    }),
  )
export type ScopeTarget = z.infer<typeof ScopeTarget>

// A wildcard needs two labels after it: `*` or `*.com` would be everybody's.
const HOST = /^(?:\*\.(?:[^\s*./:@]+\.)+|(?:[^\s*./:@]+\.)*)[^\s*./:@]+$/u
const LINK = /^(?:https?|ssh|git):\/\/[^\s*/]+(?:\/[^\s*]*)?$/
const NAME = /\S/u

const SHAPES: Record<(typeof TARGET_KINDS)[number], RegExp> = {
  domain: HOST,
  url: LINK,
  ip: /^[\d.:a-f]+(?:\/\d{1,3})?$/i,
  app: NAME,
  package: /^pkg:[a-z][a-z0-9.+-]*\/[^\s*]+$/i,
  image: /^[^\s*:@]+(?::\d+\/[^\s*:@]+)?(?::[\w.-]+)?(?:@sha256:[0-9a-f]{64})?$/,
  repository: LINK,
  product: NAME,
}

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
