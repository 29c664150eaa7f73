import type { PromiseId, Span } from '@sealpost/protocol'
import type { OfVendor } from './terms.ts'

/** The words of promises and their clocks, said by the case and by the policy alike. */
export type PromiseTerms = {
  names: Record<PromiseId, string>
  /** What a promise is, to somebody who hears of it for the first time. */
  meanings: Record<PromiseId, OfVendor>
  within: (span: Span) => string
  /** For what is done again and again. */
  atLeastEvery: (span: Span) => string
  /** A deadline is the end of a day in a place: its city, or UTC. */
  endOfDay: (day: string, place: string) => string
  /** The same moment elsewhere. */
  whereYouAre: (time: string) => string

  due: (deadline: string) => string
  wasDue: (deadline: string) => string
  paused: string
  kept: (day: string) => string
  keptLate: (day: string) => string
  missed: string
  void: string
}
