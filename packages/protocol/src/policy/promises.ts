import * as z from 'zod/mini'
import { Day } from '../encodings.ts'
import { LIMITS } from '../limits.ts'
import { LocalText } from './local-text.ts'

const count = z.int().check(z.minimum(1), z.maximum(LIMITS.maxPromiseDays))

/** A number of days that ends with a day in the vendor's time zone. */
export const Span = z.union([
  z.strictObject({ days: count }),
  z.strictObject({ businessDays: count }),
])
export type Span = z.infer<typeof Span>

/** Something that will be done within a span. */
export const Term = z.object({
  within: Span,
  /** What the vendor adds to it, such as "where technically feasible". */
  note: z.optional(LocalText),
})
export type Term = z.infer<typeof Term>

/** What a vendor commits to. Each that is named gets a clock on every report; see `promises.ts`. */
export const Promises = z.object({
  /** A person confirms that the report is there. */
  acknowledge: z.optional(Term),
  /** A person answers, whatever the answer is. */
  firstAnswer: z.optional(Term),
  /** The report is validated and rated, or declined. */
  triage: z.optional(Term),
  /** No longer than this between two signs of life. */
  update: z.optional(
    z.object({
      ...Term.shape,
      /** Counts from triage unless it counts from the acknowledgement. */
      from: z.optional(z.enum(['triaged', 'acknowledged'])),
    }),
  ),
  remediate: z.optional(Term),
  /** The fix for what is exploited in the wild; runs besides `remediate`. */
  emergency: z.optional(Term),
})
export type Promises = z.infer<typeof Promises>

/** Which days count as business days. Explicit, so that nobody who computes a deadline needs a list of holidays. */
export const BusinessCalendar = z.object({
  /** IANA name such as `Europe/Oslo`. Every deadline is the end of a day there. */
  timeZone: z
    .string()
    .check(z.maxLength(64), z.refine(isTimeZone, { error: 'must be an IANA time zone' })),
  /** ISO weekdays, Monday is 1. Without it, Monday to Friday. */
  workingDays: z.optional(
    z.array(z.int().check(z.minimum(1), z.maximum(7))).check(z.minLength(1), z.maxLength(7)),
  ),
  /** Days on which nobody works. */
  holidays: z.optional(z.array(Day).check(z.maxLength(LIMITS.maxHolidayCount))),
})
export type BusinessCalendar = z.infer<typeof BusinessCalendar>

/** Offsets such as `+01:00` are refused: they know no summer time. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** When and how a vulnerability becomes public. */
export const Disclosure = z.object({
  /**
   * From receipt to publication, unless another date is agreed. Without it, publication waits for a
   * fix or an agreed date.
   */
  window: z.optional(Span),
  /** The vendor's words about it. */
  text: z.optional(LocalText),
})
export type Disclosure = z.infer<typeof Disclosure>
