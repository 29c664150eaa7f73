import { html, nothing, type TemplateResult } from 'lit'
import { isOpen } from '@sealpost/protocol'
import type { CaseView } from '../case/case-view.ts'
import { saveFile } from '../save-file.ts'
import { caseCalendar } from './case-calendar.ts'
import { embargoCard } from './embargo-card.ts'

/** What comes next: what the vendor promised, and the day of publication that both agree on. */
export function datesChapter(view: CaseView): TemplateResult | typeof nothing {
  const { words, opened, followUp } = view
  const { promises, channel } = opened.standing
  const next = promises.filter(isOpen)
  const past = promises.filter((clock) => !isOpen(clock))
  const card = embargoCard(view)
  if (promises.length === 0 && card === nothing) return nothing
  return html`<section class="chapter dates">
    <h4>${words.dates}</h4>
    ${next.length > 0 ? followUp.clockList({ ...view, clocks: next, channel }) : nothing}
    ${
      past.length > 0
        ? html`<details class="reread">
            <summary>${words.pastPromises}</summary>
            ${followUp.clockList({ ...view, clocks: past, channel })}
          </details>`
        : nothing
    }
    ${card} ${saving(view)}
  </section>`
}

function saving(view: CaseView): TemplateResult | typeof nothing {
  const content = caseCalendar(view)
  if (content === null) return nothing
  const name = `${view.opened.standing.reference}.ics`
  const save = () => saveFile({ name, content, type: 'text/calendar' })
  return html`<p>
    <button type="button" class="link" @click=${save}>${view.words.saveDates}</button>
  </p>`
}
