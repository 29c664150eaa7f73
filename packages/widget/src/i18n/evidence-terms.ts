import type { RefusedFile } from '../evidence/chosen-files.ts'
import type { Detail, Reading } from '../evidence/metadata/reading.ts'

/** What a file says besides what is seen, in the two ways in which a sentence needs it. */
type Told = Extract<Detail, 'place' | 'time' | 'device' | 'person'>
type Held = Exclude<Detail, Told>

/** The words of choosing files. A language is complete when it compiles. */
export type EvidenceTerms = {
  choose: string
  orDrop: string
  limits: (count: number, each: string, total: string) => string
  /** Types come joined with "and". */
  onlyTypes: (types: string) => string
  listLabel: string
  sum: (count: number, size: string) => string
  remove: (name: string) => string
  added: (count: number) => string
  removed: (name: string) => string
  looking: string
  notAdded: string
  refusals: Record<RefusedFile['refusal'], (limit: string) => string>
  /** Details come joined with "and". */
  tells: Record<Reading['medium'], (details: string) => string>
  told: Record<Told, string>
  holds: (details: string) => string
  held: Record<Held, string>
  strip: (count: number) => string
  stripped: string
  turned: string
  /** That it cannot be removed here, and what to do instead. */
  stays: Record<Reading['medium'], string>
  unread: string
  unsearched: string

  all: string
  arrivedOf: (arrived: number, count: number) => string
  arrived: string
  sizeOf: (stored: string, all: string) => string
  waiting: Record<'offline' | 'unreachable', string>
  /** A file that was there when it was chosen. */
  unreadable: string
}
