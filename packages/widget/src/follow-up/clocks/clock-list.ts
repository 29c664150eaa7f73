import { html, nothing, type TemplateResult } from 'lit'
import {
  type Clock,
  type ClockState,
  clocksAt,
  type LocalText,
  type Policy,
  UTC_CALENDAR,
} from '@sealpost/protocol'
import { clockText } from '../../clocks/clock-text.ts'
import type { DeadlineView } from '../../clocks/deadline-text.ts'
import { promisedTerm, promiseTitle } from '../../clocks/promised-term.ts'
import { promiseWordsFor } from '../../i18n/promise-words.ts'
import type { Terms } from '../../i18n/terms.ts'
import { localeOf } from '../../i18n/times.ts'
import { attentionIcon, checkIcon, clockIcon, pauseIcon } from '../../styles/icons.ts'

/** Clocks of one report, and whose they are. */
export type ClockList = {
  terms: Terms
  policy: Policy
  channel: string | null
  clocks: readonly Clock[]
  /** The vendor's words in the reader's language. */
  say: (text: LocalText) => string
  nowMs: number
}

/** What was promised about a report and how each promise stands. Changes quietly while it is shown. */
export function clockList(list: ClockList): TemplateResult {
  const { terms, policy, clocks, nowMs } = list
  const view: DeadlineView = {
    words: promiseWordsFor(terms),
    locale: localeOf(terms),
    timeZone: (policy.calendar ?? UTC_CALENDAR).timeZone,
    readerZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    nowMs,
  }
  return html`<ul class="clocks">
    ${clocksAt(clocks, nowMs).map((clock) => clockItem(list, clock, view))}
  </ul>`
}

const TONES: Record<ClockState, string> = {
  running: 'running',
  paused: '',
  late: 'bad',
  met: 'good',
  missed: 'warn',
  void: '',
}

function clockItem(
  { policy, channel, say }: ClockList,
  clock: Clock,
  view: DeadlineView,
): TemplateResult {
  const { promise, state, dueAt } = clock
  const term = promisedTerm(policy, channel, promise)
  const { line, countdown, whereYouAre } = clockText(clock, view)
  return html`<li class=${TONES[state]}>
    <span class="clock-mark" aria-hidden="true">${markOf(state)}</span>
    <div>
      <p class="clock-title">${promiseTitle(view.words, promise, term)}</p>
      <p class="clock-line">
        <time datetime=${dueAt ?? nothing}>${line}</time>${
          countdown === null ? nothing : html`, <b>${countdown}</b>`
        }
      </p>
      ${whereYouAre === null ? nothing : html`<p class="muted small">${whereYouAre}</p>`}
      ${term?.note ? html`<p class="muted small words">${say(term.note)}</p>` : nothing}
    </div>
  </li>`
}

function markOf(state: ClockState): TemplateResult | typeof nothing {
  switch (state) {
    case 'met':
      return checkIcon
    case 'late':
    case 'missed':
      return attentionIcon
    case 'paused':
      return pauseIcon
    case 'running':
      return clockIcon
    case 'void':
      return nothing
  }
}
