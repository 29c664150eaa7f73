import { dayEndsBetween, type Pause, UTC_CALENDAR } from './calendar.ts'
import type { Day } from './encodings.ts'
import type { Policy } from './policy.ts'
import type { Actor, ReportStatus } from './report-status.ts'
import type { VisibleChange } from './thread.ts'

/** What a report's life begins with: the service knows it without reading a word. */
export type LifeFacts = {
  receivedAtMs: number
  /** The reporter's mark; it starts the emergency clock. */
  urgent: boolean
}

/** An entry of the thread as clocks see it; a message changes nothing. */
export type LifeEntry = { atMs: number; actor: Actor; change: VisibleChange | null }

/**
 * The moments of a report's life that clocks start, stop and pause at; null for what did not happen.
 * Plain JSON that does not grow with the thread, so that it can be kept and continued.
 */
export type ReportLife = {
  receivedMs: number
  /** When each status was first entered. */
  entered: Partial<Record<ReportStatus, number>>
  firstMoveMs: number | null
  firstAnswerMs: number | null
  /** The vendor's last sign of life. */
  lastAnswerMs: number | null
  exploitedMs: number | null
  /** Whether somebody said that it is public or exploited: nobody waits for a day any more. */
  isOut: boolean
  /** The day that both sides agreed to last. */
  agreedDate: Day | null
  /** Only as many as the days they keep from counting, however often the reporter was asked. */
  pauses: readonly Pause[]
  /** When it was declined or withdrawn, unless it was taken up again. */
  voidMs: number | null
}

/** The life of a report that just came in. */
export function beginLife({ receivedAtMs, urgent }: LifeFacts): ReportLife {
  return {
    receivedMs: receivedAtMs,
    entered: {},
    firstMoveMs: null,
    firstAnswerMs: null,
    lastAnswerMs: null,
    exploitedMs: urgent ? receivedAtMs : null,
    isOut: false,
    agreedDate: null,
    pauses: [],
    voidMs: null,
  }
}

/** A report's life with one more entry; the policy must be the same each time. */
export function liveOn(
  life: ReportLife,
  { atMs, actor, change }: LifeEntry,
  { calendar = UTC_CALENDAR }: Pick<Policy, 'calendar'>,
): ReportLife {
  const moved = change?.status ? moveOn(life, change.status, { atMs, ...calendar }) : life
  const next = {
    ...moved,
    isOut: life.isOut || change?.exploited === true || change?.alreadyPublic === true,
    agreedDate: change?.agreedDate ?? life.agreedDate,
  }
  if (actor === 'reporter') return next
  return {
    ...next,
    firstMoveMs: life.firstMoveMs ?? (change?.status ? atMs : null),
    firstAnswerMs: life.firstAnswerMs ?? atMs,
    lastAnswerMs: atMs,
    exploitedMs: life.exploitedMs ?? (change?.exploited ? atMs : null),
  }
}

/** A report's life from all its entries, oldest first. */
export function lifeOf(
  facts: LifeFacts,
  history: readonly LifeEntry[],
  policy: Pick<Policy, 'calendar'>,
): ReportLife {
  return history.reduce((life, entry) => liveOn(life, entry, policy), beginLife(facts))
}

type Moment = { atMs: number; timeZone: string }

function moveOn(life: ReportLife, status: ReportStatus, moment: Moment): ReportLife {
  const { atMs } = moment
  const resumed = resume(life.pauses, moment)
  return {
    ...life,
    entered: { [status]: atMs, ...life.entered },
    pauses: status === 'needs_detail' ? pause(resumed, moment) : resumed,
    voidMs: status === 'declined' || status === 'withdrawn' ? atMs : null,
  }
}

/** Any move ends a pause. One in which no day ended keeps no day from counting. */
function resume(pauses: readonly Pause[], { atMs, timeZone }: Moment): readonly Pause[] {
  const last = pauses.at(-1)
  if (last?.untilMs !== null) return pauses
  const before = pauses.slice(0, -1)
  const ended = { fromMs: last.fromMs, untilMs: atMs }
  return dayEndsBetween(ended, timeZone) ? [...before, ended] : before
}

/** Two pauses between which no day ended are one. */
function pause(pauses: readonly Pause[], { atMs, timeZone }: Moment): readonly Pause[] {
  const last = pauses.at(-1)
  const isApart =
    !last?.untilMs || dayEndsBetween({ fromMs: last.untilMs, untilMs: atMs }, timeZone)
  return last && !isApart
    ? [...pauses.slice(0, -1), { fromMs: last.fromMs, untilMs: null }]
    : [...pauses, { fromMs: atMs, untilMs: null }]
}
