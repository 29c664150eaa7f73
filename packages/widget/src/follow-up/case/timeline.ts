import { html, nothing, type TemplateResult } from 'lit'
import { fieldName } from '../../i18n/field-names.ts'
import { clockText, dayText } from '../../i18n/times.ts'
import type { CaseEntry } from '../../sealing/sealing.ts'
import { attentionIcon, checkIcon } from '../../styles/icons.ts'
import { saveFile } from '../save-file.ts'
import type { CaseView } from './case-view.ts'
import { doubtOf } from './doubts.ts'

/** What happened, from oldest to newest, with a line for each new day. */
export function timeline(view: CaseView): TemplateResult {
  const { terms, words, opened } = view
  const { receivedAt } = opened.standing
  const first = dayText(terms, receivedAt)
  const days = byDay(view, first)
  const received = html`<li>
    <time datetime=${receivedAt}>${clockText(terms, receivedAt)}</time>
    <div><b>${words.statuses.received[0]}</b></div>
  </li>`
  return html`<ol class="timeline">
      ${days.map(([day, entries]) =>
        dayOf(view, { day, entries, before: day === first ? received : nothing }),
      )}
    </ol>
    ${opened.history.length === 0 ? html`<p class="muted">${words.noHistory}</p>` : nothing}`
}

function byDay({ terms, opened }: CaseView, first: string): [string, CaseEntry[]][] {
  const days = new Map<string, CaseEntry[]>([[first, []]])
  for (const entry of opened.history) {
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

function entryItem(view: CaseView, entry: CaseEntry): TemplateResult {
  return html`<li>
    <time datetime=${entry.at}>${clockText(view.terms, entry.at)}</time>
    <div>
      ${changeLines(view, entry)} ${note(view, entry)} ${entryMark(view, entry)}
    </div>
  </li>`
}

function changeLines(
  { terms, policy, words, opened }: CaseView,
  { change }: CaseEntry,
): TemplateResult {
  const naming = { terms, policy, channel: opened.standing.channel }
  const { status, severity, declineReason, exploited, missing } = change
  return html`${status ? html`<p><b>${words.statuses[status][0]}</b></p>` : nothing}
  ${severity ? html`<p>${words.severityLabel}: ${words.severities[severity]}</p>` : nothing}
  ${declineReason ? html`<p>${words.reasonLabel}: ${words.declineReasons[declineReason]}</p>` : nothing}
  ${
    exploited === undefined
      ? nothing
      : html`<p>${exploited ? words.exploitedNow : words.exploitedNoMore}</p>`
  }
  ${missing ? html`<p>${missing.map((field) => fieldName(naming, field)).join(', ')}</p>` : nothing}`
}

function note({ words, vendor }: CaseView, entry: CaseEntry): TemplateResult | typeof nothing {
  if (entry.mark !== 'signed' || entry.note === null) return nothing
  return html`<figure class="note">
    <figcaption>${words.noteFrom(vendor)}</figcaption>
    <blockquote class="words" translate="no">${entry.note}</blockquote>
  </figure>`
}

function entryMark(view: CaseView, entry: CaseEntry): TemplateResult {
  const { words, vendor } = view
  if (entry.actor === 'reporter') return html`<p class="vouch">${words.byYou}</p>`
  if (entry.mark !== 'unverifiable') return changeMark(view, entry.mark)
  const save = () => saveFile({ name: `${entry.changeId}.pgp`, content: entry.sealed })
  return html`<p class="vouch tone bad">
    ${attentionIcon}${words.unverifiable}. ${words.doubts[doubtOf(entry.reason)](vendor)}
    <button type="button" class="link" @click=${save}>${words.saveRaw}</button>
  </p>`
}

/** Who vouches for a change, quietly. */
export function changeMark({ words, vendor }: CaseView, mark: 'signed' | 'stated'): TemplateResult {
  return mark === 'signed'
    ? html`<p class="vouch tone good">${checkIcon}${words.signedBy(vendor)}</p>`
    : html`<p class="vouch" title=${words.statedHelp(vendor)}>${words.stated}</p>`
}
