import { html, nothing, type TemplateResult } from 'lit'
import type { VisibleChange } from '@sealpost/protocol'
import { fieldName } from '../../i18n/field-names.ts'
import { fileText } from '../../i18n/file-text.ts'
import { calendarDayText } from '../../i18n/times.ts'
import type { CaseEntry } from '../../sealing/sealing.ts'
import { saidBy } from '../thread/case-facts.ts'
import type { CaseView } from './case-view.ts'

type Drawn = TemplateResult | typeof nothing

/** What an entry changed, and what its sender says. Without a signature nobody says anything. */
export function entryBody(view: CaseView, entry: CaseEntry): TemplateResult {
  return html`${entry.change ? changeLines(view, entry.change) : nothing}
    ${moveLine(view, entry)} ${wishLine(view, entry)} ${words(view, entry)}
    ${answers(view, entry)} ${files(view, entry)} ${removed(view, entry)}`
}

function changeLines(
  { terms, policy, words, opened }: CaseView,
  change: VisibleChange,
): TemplateResult {
  const naming = { terms, policy, channel: opened.standing.channel }
  const { status, severity, declineReason, exploited, alreadyPublic, missing } = change
  const asked = missing?.map((field) => fieldName(naming, field))
  return html`${status ? html`<p><b>${words.statuses[status][0]}</b></p>` : nothing}
    ${line(severity && `${words.severityLabel}: ${words.severities[severity]}`)}
    ${line(declineReason && `${words.reasonLabel}: ${words.declineReasons[declineReason]}`)}
    ${line(exploited === undefined ? undefined : exploited ? words.exploitedNow : words.exploitedNoMore)}
    ${line(
      alreadyPublic === undefined
        ? undefined
        : alreadyPublic
          ? words.publicNow
          : words.publicNoMore,
    )}
    ${line(asked && `${words.asked}: ${new Intl.ListFormat(terms.language).format(asked)}`)}`
}

/** A step towards a day of publication. One that was not open does not count, and is named. */
function moveLine({ terms, words, facts }: CaseView, entry: CaseEntry): Drawn {
  const move = saidBy(entry).embargo
  const stated = entry.change?.agreedDate
  if (!move && stated === undefined) return nothing
  const { embargoMoves } = words
  const isOutOfTurn = facts.outOfTurn.has(entry.id) || entry.mark === 'unverifiable'
  const said =
    isOutOfTurn && stated !== undefined
      ? embargoMoves.statedDate(calendarDayText(terms, stated))
      : !move || move.move === 'decline'
        ? embargoMoves.declined
        : embargoMoves[move.move === 'propose' ? 'proposed' : 'accepted'](
            calendarDayText(terms, move.day),
          )
  return html`<p><b>${said}</b></p>
    ${facts.outOfTurn.has(entry.id) ? html`<p class="muted">${embargoMoves.outOfTurn}</p>` : nothing}`
}

function wishLine({ words }: CaseView, entry: CaseEntry): Drawn {
  const { credited } = saidBy(entry)
  if (!credited || entry.actor === 'vendor') return nothing
  const name = credited.as === 'none' ? '' : credited.name
  return html`<p><b>${words.wished[credited.as](name)}</b></p>`
}

function words({ words, vendor }: CaseView, entry: CaseEntry): Drawn {
  const { text } = saidBy(entry)
  if (text === '') return nothing
  return html`<figure class="note">
    <figcaption>${entry.actor === 'vendor' ? vendor : words.you}</figcaption>
    <blockquote class="words" translate="no">${text}</blockquote>
  </figure>`
}

function answers(view: CaseView, entry: CaseEntry): Drawn {
  const said = saidBy(entry).answers
  if (!said || entry.mark !== 'signed' || entry.actor === 'vendor') return nothing
  const { attachments, channel } = entry.item
  return html`<details class="reread">
    <summary>${view.words.answered}</summary>
    <div class="paper">
      ${view.followUp.answersPaper(view, { channel, answers: said, attachments })}
    </div>
  </details>`
}

function files({ terms, words }: CaseView, entry: CaseEntry): Drawn {
  if (entry.mark !== 'signed' || entry.item.attachments.length === 0) return nothing
  return html`<ul class="bullets" aria-label=${words.attached}>
      ${entry.item.attachments.map(
        (file) => html`<li><bdi>${fileText(terms.language, file)}</bdi></li>`,
      )}
    </ul>`
}

/** A message of which only the fact is left. */
function removed({ words }: CaseView, { mark, change }: CaseEntry): Drawn {
  return mark === 'stated' && !change ? html`<p class="muted">${words.removedMessage}</p>` : nothing
}

function line(text: string | undefined): Drawn {
  return text ? html`<p>${text}</p>` : nothing
}
