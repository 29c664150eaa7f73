import { html, nothing, type TemplateResult } from 'lit'
import { CLOSED_STATUSES } from '@sealpost/protocol'
import { clockText, dayText } from '../../i18n/times.ts'
import type { CaseEntry } from '../../sealing/sealing.ts'
import type { CaseView } from './case-view.ts'
import { entryBody } from './entry-body.ts'
import { entryMark, markLine } from './vouch.ts'

/** What happened and what was said, from oldest to newest, with a line for each new day. */
export function timeline(view: CaseView): TemplateResult {
  const { terms, words, vendor, opened } = view
  const { receivedAt, status } = opened.standing
  const first = dayText(terms, receivedAt)
  const isWaiting = opened.thread.length === 0 && CLOSED_STATUSES.every((one) => one !== status)
  return html`<ol class="timeline">
      ${byDay(view, first).map(([day, entries]) =>
        dayOf(view, { day, entries, before: day === first ? received(view) : nothing }),
      )}
    </ol>
    ${isWaiting ? html`<p class="muted">${words.nothingYet(vendor)}</p>` : nothing}`
}

/** Whether the reporter has not read an entry of the vendor's. */
function isUnread({ opened }: CaseView, { actor, revision }: CaseEntry): boolean {
  return actor === 'vendor' && revision > opened.standing.readRevision
}

function byDay({ terms, opened }: CaseView, first: string): [string, CaseEntry[]][] {
  const days = new Map<string, CaseEntry[]>([[first, []]])
  for (const entry of opened.thread) {
    const day = dayText(terms, entry.at)
    days.set(day, [...(days.get(day) ?? []), entry])
  }
  return [...days]
}

type Day = {
  day: string
  entries: readonly CaseEntry[]
  before: TemplateResult | typeof nothing
}

function dayOf(view: CaseView, { day, entries, before }: Day): TemplateResult {
  return html`<li class="day">
    <h5>${day}</h5>
    <ol>
      ${before} ${entries.map((entry) => entryItem(view, entry))}
    </ol>
  </li>`
}

function received(view: CaseView): TemplateResult {
  const { terms, words, opened } = view
  const { receivedAt } = opened.standing
  return html`<li class="reporter">
    <time datetime=${receivedAt}>${clockText(terms, receivedAt)}</time>
    <div>
      <p><b>${words.reportReceived}</b></p>
      ${opened.report.state === 'open' ? markLine(view, 'own') : nothing}
    </div>
  </li>`
}

function entryItem(view: CaseView, entry: CaseEntry): TemplateResult {
  const { terms, opened } = view
  const unread = isUnread(view, entry)
  const isFirst = unread && opened.thread.find((one) => isUnread(view, one)) === entry
  const kind = entry.mark === 'unverifiable' ? 'doubtful' : entry.actor
  return html`${isFirst ? divider(view) : nothing}
    <li class="${kind} ${unread ? 'unread' : ''}" data-unread=${unread ? entry.revision : nothing}>
      <time datetime=${entry.at}>${clockText(terms, entry.at)}</time>
      <div>${entryBody(view, entry)} ${entryMark(view, entry)}</div>
    </li>`
}

function divider(view: CaseView): TemplateResult {
  const { words, opened } = view
  const count = opened.thread.filter((entry) => isUnread(view, entry)).length
  return html`<li class="divider"><span>${words.unread(count)}</span></li>`
}
