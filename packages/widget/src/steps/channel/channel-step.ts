import { html, nothing, type TemplateResult } from 'lit'
import { channelOf, type PolicyChannel } from '@sealpost/protocol'
import { describedBy, isInvalid, messageLine } from '../../fields/field-frame.ts'
import { isTicked } from '../../fields/typed.ts'
import { HEADING_ID } from '../../report-form/focus-ids.ts'
import { controlId, type FormView } from '../../report-form/view.ts'
import { stepFrame } from '../step-frame.ts'

/** Asks which kind of report this is, since everything after it depends on that. */
export function channelStep(view: FormView): TemplateResult {
  const { channels } = view.policy
  const isWrong = isInvalid(view, 'channel') === 'true'
  return stepFrame(
    view,
    { heading: view.terms.channelHeading },
    html`${
      channels.length > 1
        ? html`<fieldset
            class="field ${isWrong ? 'invalid' : ''}"
            part="field"
            aria-labelledby=${HEADING_ID}
            aria-describedby=${describedBy('channel')}
          >
            <div class="cards">
              ${channels.map((channel, at) => channelCard(view, channel, at))}
            </div>
            ${messageLine({ view, field: 'channel' })}
          </fieldset>`
        : nothing
    }
    ${urgencyBox(view)}`,
  )
}

function channelCard(view: FormView, channel: PolicyChannel, at: number): TemplateResult {
  return html`<label class="card">
    <input
      type="radio"
      part="control"
      name="channel"
      id=${at === 0 ? controlId('channel') : nothing}
      .checked=${view.state.channel === channel.id}
      @change=${() => view.act({ type: 'choose-channel', channel: channel.id })}
    />
    <span>
      <b class="words">${view.say(channel.label)}</b>
      ${[channel.description, channel.audience].map((text) =>
        text ? html`<span class="words muted">${view.say(text)}</span>` : nothing,
      )}
    </span>
  </label>`
}

function urgencyBox(view: FormView): TemplateResult | typeof nothing {
  const channel = channelOf(view.policy, view.state.channel)
  if (channel?.urgency !== 'ask') return nothing
  const mark = (event: Event) => view.act({ type: 'mark-urgent', urgent: isTicked(event) })
  return html`<label class="card urgency">
    <input type="checkbox" part="control" .checked=${view.state.urgent} @change=${mark} />
    <span>
      <b>${view.terms.urgent}</b>
      <span class="muted">${view.terms.urgentHelp}</span>
    </span>
  </label>`
}
