import * as z from 'zod/mini'
import { dayOf, endOfDayMs, endOfSpanMs, localDay, type Pause, UTC_CALENDAR } from './calendar.ts'
import { type Day, Timestamp } from './encodings.ts'
import type { PolicyChannel } from './policy/channel.ts'
import type { BusinessCalendar, Promises, Span } from './policy/promises.ts'
import type { Policy } from './policy.ts'
import type { ReportLife } from './report-life.ts'
import type { ReportStatus } from './report-status.ts'

/** Everything a policy can promise about a report, in the order in which it is usually due. */
export const PROMISE_IDS = [
  'acknowledge',
  'firstAnswer',
  'triage',
  'update',
  'emergency',
  'remediate',
  'disclose',
] as const

export const PromiseId = z.enum(PROMISE_IDS)
export type PromiseId = z.infer<typeof PromiseId>

/**
 * How a promise stands. `running` and `late` are open; `paused` waits for the reporter; `met` was
 * kept in time, `missed` was kept too late, and `void` is owed no more.
 */
export const ClockState = z.enum(['running', 'paused', 'late', 'met', 'missed', 'void'])
export type ClockState = z.infer<typeof ClockState>

/** A promise running on a report. */
export const Clock = z.object({
  promise: PromiseId,
  state: ClockState,
  startedAt: Timestamp,
  /** The last moment in which it is kept; null while it is paused. */
  dueAt: z.nullable(Timestamp),
  /** When what was promised was done; null before. */
  settledAt: z.nullable(Timestamp),
})
export type Clock = z.infer<typeof Clock>

/** What a policy says about time. */
export type ClockTerms = Pick<Policy, 'promises' | 'calendar' | 'disclosure'>

/** The clocks of one report at a time, in the order of {@link PROMISE_IDS}; only what the policy promises. */
export function clocksOf(
  policy: ClockTerms,
  channel: Pick<PolicyChannel, 'promises'>,
  ...[life, nowMs]: [life: ReportLife, nowMs: number]
): Clock[] {
  const calendar = policy.calendar ?? UTC_CALENDAR
  const course = courseOf(channel.promises ?? policy.promises ?? {}, policy, life)
  return PROMISE_IDS.flatMap((promise) => {
    const run = course[promise]
    if (!run) return []
    const dueMs = endOfRunMs(run, calendar, life.pauses)
    const state = stateOf({ dueMs, settledMs: run.settledMs, voidMs: life.voidMs, nowMs })
    return [
      {
        promise,
        state,
        startedAt: timestamp(run.startMs),
        dueAt: dueMs === null ? null : timestamp(dueMs),
        settledAt: run.settledMs === null ? null : timestamp(run.settledMs),
      },
    ]
  })
}

/** Clocks that were computed before, at a later time: nothing but time has passed. */
export function clocksAt(clocks: readonly Clock[], nowMs: number): Clock[] {
  return clocks.map((clock) =>
    clock.state === 'running' && clock.dueAt !== null && Date.parse(clock.dueAt) < nowMs
      ? { ...clock, state: 'late' }
      : clock,
  )
}

/** Whether a clock still asks for something. */
export function isOpen({ state }: Clock): boolean {
  return state === 'running' || state === 'paused' || state === 'late'
}

/** When a running clock deserves a warning: a quarter of its time before the end, at most three days. */
export function dueSoonMs({ startedAt, dueAt }: Clock): number | null {
  if (dueAt === null) return null
  const dueMs = Date.parse(dueAt)
  return dueMs - Math.min(3 * DAY_MS, Math.floor((dueMs - Date.parse(startedAt)) / 4))
}

/**
 * Whether a vendor may publish now: there is a fix, or it can be read in public anyway, or the agreed
 * day has come, or the window of the policy is over.
 */
export function mayDisclose(
  { status, alreadyPublic, agreedDate }: DisclosureFacts,
  { clocks, nowMs, timeZone }: { clocks: readonly Clock[]; nowMs: number; timeZone: string },
): boolean {
  return (
    status === 'fixed' ||
    alreadyPublic ||
    (agreedDate !== null && dayOf(agreedDate) <= localDay(nowMs, timeZone)) ||
    clocks.some((clock) => clock.promise === 'disclose' && clock.state === 'late')
  )
}

/** What publication depends on besides the clocks. */
export type DisclosureFacts = {
  status: ReportStatus
  alreadyPublic: boolean
  /** The day that both sides agreed to; null without one. */
  agreedDate: Day | null
}

const DAY_MS = 86_400_000

/** One promise's way through a report's life. */
type Run = {
  startMs: number
  /** How long it may take, or the last day, counted from 1970-01-01. */
  until: Span | { lastDay: number }
  /** When what was promised was done; null if it was not. */
  settledMs: number | null
  /** Whether it stands still while the reporter is asked for detail. */
  pauses: boolean
}

function courseOf(
  promises: Promises,
  { disclosure }: ClockTerms,
  life: ReportLife,
): Partial<Record<PromiseId, Run | null>> {
  const { receivedMs, entered } = life
  const fixedMs = earliest(entered.fixed, entered.disclosed)
  const fromReceipt = (
    term: { within: Span } | undefined,
    settledMs: number | null,
    pauses = false,
  ) => (term ? { startMs: receivedMs, until: term.within, settledMs, pauses } : null)
  return {
    acknowledge: fromReceipt(promises.acknowledge, life.firstMoveMs),
    firstAnswer: fromReceipt(promises.firstAnswer, life.firstAnswerMs),
    triage: fromReceipt(promises.triage, earliest(entered.triaged, entered.declined), true),
    update: updateRun(promises.update, life, fixedMs),
    remediate: fromReceipt(promises.remediate, fixedMs, true),
    emergency:
      promises.emergency && life.exploitedMs !== null
        ? {
            startMs: life.exploitedMs,
            until: promises.emergency.within,
            settledMs: fixedMs,
            pauses: true,
          }
        : null,
    disclose: discloseRun(disclosure?.window, life),
  }
}

/** An agreed day takes the place of the window, unless the issue is out. */
function discloseRun(
  window: Span | undefined,
  { receivedMs, entered, agreedDate, isOut }: ReportLife,
): Run | null {
  const until = isOut || agreedDate === null ? window : { lastDay: dayOf(agreedDate) }
  const settledMs = entered.disclosed ?? null
  return until ? { startMs: receivedMs, until, settledMs, pauses: false } : null
}

function endOfRunMs(
  { startMs, until, pauses }: Run,
  calendar: BusinessCalendar,
  lifePauses: readonly Pause[],
): number | null {
  if ('lastDay' in until) return endOfDayMs(until.lastDay, calendar.timeZone)
  return endOfSpanMs(startMs, until, calendar, pauses ? lifePauses : [])
}

/** Starts anew with each of the vendor's items, from triage or acknowledgement until there is a fix. */
function updateRun(term: Promises['update'], life: ReportLife, fixedMs: number | null): Run | null {
  const { entered, firstMoveMs, lastAnswerMs } = life
  const beginsMs = term?.from === 'acknowledged' ? firstMoveMs : entered.triaged
  if (!term || beginsMs === undefined || beginsMs === null) return null
  const startMs = Math.max(beginsMs, lastAnswerMs ?? beginsMs)
  return { startMs, until: term.within, settledMs: fixedMs, pauses: false }
}

type Standing = Record<'dueMs' | 'settledMs' | 'voidMs', number | null> & { nowMs: number }

function stateOf({ dueMs, settledMs, voidMs, nowMs }: Standing): ClockState {
  const isInTime = (atMs: number) => dueMs === null || atMs <= dueMs
  if (settledMs !== null) return isInTime(settledMs) ? 'met' : 'missed'
  if (voidMs !== null) return isInTime(voidMs) ? 'void' : 'missed'
  if (dueMs === null) return 'paused'
  return nowMs <= dueMs ? 'running' : 'late'
}

function earliest(...times: (number | undefined)[]): number | null {
  const known = times.filter((time) => time !== undefined)
  return known.length > 0 ? Math.min(...known) : null
}

function timestamp(atMs: number): Timestamp {
  return new Date(atMs).toISOString()
}
