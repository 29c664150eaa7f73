import { html, nothing, type TemplateResult } from 'lit'
import { openEmbargoMoves } from '@sealpost/protocol'
import { typedText } from '../../fields/typed.ts'
import { calendarDayText } from '../../i18n/times.ts'
import { attentionIcon, checkIcon } from '../../styles/icons.ts'
import type { CaseView } from '../case/case-view.ts'
import { DATE_ID, DAY_ID } from '../case/focus-ids.ts'
import { faultLine, panelButtons } from '../case/panel-form.ts'
import { sendingLine } from '../case/sending-line.ts'
import { takesEntries } from '../thread/is-open-to.ts'

/** Agreeing on the day of publication: where it stands, and the steps that are open to the reporter. */
export function embargoCard(view: CaseView): TemplateResult | typeof nothing {
  const { words, facts, opened, model } = view
  const { embargo } = facts
  const isOver = embargo.state === 'exited' || !takesEntries(opened.standing)
  if (isOver && !embargo.agreed && !opened.standing.agreedDate) return nothing
  const isAsked = !isOver && embargo.proposal?.by === 'vendor'
  if (embargo.state === 'none' && !isBegun(view)) return invitation(view)
  return html`<div class="agreement ${isAsked ? 'asks' : ''}">
    <h4 id=${DATE_ID} tabindex="-1">${words.publication}</h4>
    ${standing(view)} ${statedOnly(view)}
    ${sendingLine(view, model.outbox.stageOf('date'))}
    ${isOver || !('profile' in opened.writer) ? nothing : steps(view)}
  </div>`
}

/** Whether there is something to tell besides that a date can be proposed. */
function isBegun({ model, opened }: CaseView): boolean {
  const isSending = model.outbox.stageOf('date').kind !== 'empty'
  return isSending || model.panels.open === 'date' || opened.standing.agreedDate !== null
}

function invitation({ words, vendor, opened, model }: CaseView): TemplateResult {
  return html`<p class="muted" id=${DATE_ID} tabindex="-1">
    ${words.embargo.none(vendor)}
    ${
      'profile' in opened.writer
        ? html`<button
            type="button"
            class="link"
            @click=${() => model.panels.show('date', DAY_ID)}
          >
            ${words.propose}
          </button>`
        : nothing
    }
  </p>`
}

function standing({ terms, words, vendor, facts }: CaseView): TemplateResult {
  const { agreed, proposal, state } = facts.embargo
  const day = (date: string) => calendarDayText(terms, date)
  const holds =
    agreed && proposal ? html`<p class="muted">${words.embargo.holds(day(agreed))}</p>` : nothing
  if (state === 'exited') return html`<p>${words.embargo.exited}</p>`
  if (proposal?.by === 'vendor') {
    return html`<p>${words.embargo.theirs(vendor, day(proposal.day))}</p>
      ${holds}`
  }
  if (proposal) {
    return html`<p>${words.embargo.mine(vendor, day(proposal.day))}</p>
      ${holds}`
  }
  return agreed
    ? html`<p class="tone good">${checkIcon}${words.embargo.active(day(agreed))}</p>`
    : html`<p>${words.embargo.none(vendor)}</p>`
}

/** What the service calls agreed counts only if both sides signed it. */
function statedOnly({ terms, words, facts, opened }: CaseView): TemplateResult | typeof nothing {
  const { agreedDate } = opened.standing
  if (agreedDate === null || agreedDate === facts.embargo.agreed) return nothing
  return html`<p class="vouch doubt">
    ${attentionIcon}${words.embargo.statedOnly(calendarDayText(terms, agreedDate))}
  </p>`
}

function steps(view: CaseView): TemplateResult {
  const { words, facts, model } = view
  const { embargo } = facts
  const { panels } = model
  if (panels.open === 'date') return proposing(view)
  const moves = openEmbargoMoves(embargo, 'reporter')
  const { proposal } = embargo
  const isBusy = model.outbox.isBusy
  const button = (label: string, run: () => void) =>
    html`<button
      type="button"
      class="button"
      part="secondary"
      aria-disabled=${isBusy}
      @click=${isBusy ? nothing : run}
    >
      ${label}
    </button>`
  return html`<div class="choices">
    ${
      proposal && moves.includes('accept')
        ? button(words.accept, () => void panels.move({ move: 'accept', day: proposal.day }))
        : nothing
    }
    ${button(proposal || embargo.agreed ? words.proposeAnother : words.propose, () =>
      panels.show('date', DAY_ID),
    )}
    ${
      moves.includes('decline')
        ? button(words.decline, () => void panels.move({ move: 'decline' }))
        : nothing
    }
  </div>`
}

function proposing(view: CaseView): TemplateResult {
  const { words, model } = view
  const { panels } = model
  const submit = (event: Event) => {
    event.preventDefault()
    if (!model.outbox.isBusy) void panels.propose()
  }
  const write = (event: Event) => {
    panels.day = typedText(event)
    panels.isDayPast = false
    model.changed()
  }
  return html`<form class="proposal" novalidate @submit=${submit}>
    <div class="field" part="field">
      <label for=${DAY_ID} part="label">${words.proposedDay}</label>
      <p class="help" part="help" id="day-help">${words.proposedDayHelp}</p>
      <input
        class="control"
        part="control"
        type="date"
        id=${DAY_ID}
        aria-describedby="day-help day-fault"
        aria-invalid=${panels.isDayPast ? 'true' : nothing}
        .value=${panels.day}
        @input=${write}
      />
      ${faultLine('day-fault', panels.isDayPast ? words.dayInPast : null)}
    </div>
    ${panelButtons(view, { label: words.sendProposal, backTo: DATE_ID })}
  </form>`
}
