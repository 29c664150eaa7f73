import { html, nothing, type TemplateResult } from 'lit'
import {
  type BusinessCalendar,
  dayOf,
  PROMISE_IDS,
  type PromiseId,
  type Promises,
  UTC_CALENDAR,
} from '@sealpost/protocol'
import { placeName } from '../../clocks/deadline-text.ts'
import { promiseTitle } from '../../clocks/promised-term.ts'
import { isolate } from '../../i18n/isolate.ts'
import { promiseWordsFor } from '../../i18n/promise-words.ts'
import { localeOf } from '../../i18n/times.ts'
import { fact } from './facts.ts'
import type { PolicyView } from './policy-view.ts'

const DAY_MS = 86_400_000
const WEEK = [1, 2, 3, 4, 5, 6, 7]
// 1970-01-05 was a Monday.
const MONDAY = 4

/** What the vendor commits to and by when, for each way that has promises of its own. */
export function promisesSection(view: PolicyView): TemplateResult | null {
  const { policy, words, say } = view
  const own = policy.channels.filter(({ promises }) => promises)
  const others = policy.channels.filter(({ promises }) => !promises)
  const nameAll = (channels: typeof own) => {
    const names = channels.map(({ label }) => isolate(say(label)))
    return new Intl.ListFormat(localeOf(view.terms)).format(names)
  }
  const groups = [
    { channels: others, promises: policy.promises ?? {} },
    ...own.map((channel) => ({ channels: [channel], promises: channel.promises ?? {} })),
  ].filter(({ channels, promises }) => channels.length > 0 && Object.keys(promises).length > 0)
  if (groups.length === 0) return null
  return html`${groups.map(
    ({ channels, promises }) => html`<div>
        ${own.length > 0 ? html`<h4>${words.promisesOf(nameAll(channels))}</h4>` : nothing}
        ${promiseList(view, promises)}
      </div>`,
  )}
    ${calendarFacts(view)}`
}

/** When and how the issue becomes public. */
export function disclosureSection({ policy, words, say }: PolicyView): TemplateResult {
  const { window, text } = policy.disclosure ?? {}
  return html`<p>${window ? words.window(window) : words.noWindow}</p>
    ${text ? html`<p class="words">${say(text)}</p>` : nothing}`
}

function promiseList(view: PolicyView, promises: Promises): TemplateResult {
  const ids = PROMISE_IDS.filter((id) => id !== 'disclose')
  return html`<ul class="promises">
    ${ids.map((id) => promiseItem(view, id, promises[id]))}
  </ul>`
}

function promiseItem(
  { terms, vendor, say }: PolicyView,
  promise: PromiseId,
  term: Promises[keyof Promises],
): TemplateResult | typeof nothing {
  if (!term) return nothing
  const words = promiseWordsFor(terms)
  return html`<li>
    <p class="promise">${promiseTitle(words, promise, term)}</p>
    <p class="muted">${words.meanings[promise](vendor)}</p>
    ${term.note ? html`<p class="words">${say(term.note)}</p>` : nothing}
  </li>`
}

function calendarFacts(view: PolicyView): TemplateResult {
  const { policy, words } = view
  const calendar = policy.calendar ?? UTC_CALENDAR
  const { timeZone } = calendar
  return html`<p class="muted small">${words.counting(placeName(timeZone))}</p>
    <dl class="facts grid">
      ${fact(words.timeZone, timeZone)}
      ${fact(words.businessDays, html`${workingDays(view, calendar)}${holidays(view, calendar)}`)}
    </dl>`
}

/** Days that follow one another as a range, else one by one. */
function workingDays({ terms, words }: PolicyView, { workingDays }: BusinessCalendar): string {
  const days = WEEK.filter((day) => (workingDays ?? [1, 2, 3, 4, 5]).includes(day))
  const locale = localeOf(terms)
  const format = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
  const names = days.map((day) => format.format((MONDAY + day - 1) * DAY_MS))
  const [first = ''] = names
  const last = names.at(-1) ?? ''
  const isRange = names.length > 2 && (days.at(-1) ?? 0) - (days[0] ?? 0) === names.length - 1
  return isRange ? words.dayRange(first, last) : new Intl.ListFormat(locale).format(names)
}

function holidays(
  { terms, words }: PolicyView,
  { holidays = [] }: BusinessCalendar,
): TemplateResult | typeof nothing {
  if (holidays.length === 0) return nothing
  const format = new Intl.DateTimeFormat(localeOf(terms), { dateStyle: 'full', timeZone: 'UTC' })
  const days = [...new Set(holidays)].sort()
  return html`<details>
    <summary>${words.holidays(days.length)}</summary>
    <ul class="holidays">
      ${days.map(
        (day) => html`<li><time datetime=${day}>${format.format(dayOf(day) * DAY_MS)}</time></li>`,
      )}
    </ul>
  </details>`
}
