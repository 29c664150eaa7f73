import { css } from 'lit'

/** What asks for attention, and the tone it does so in. */
export const notices = css`
  .tone svg {
    margin-inline-end: 0.25em;
    vertical-align: -0.2em;
  }

  /* The text after it may run either way. */
  :host(:dir(rtl)) :is(.tone, .vouch) svg {
    margin-inline: 0.25em;
  }

  .summary,
  .notice {
    padding: var(--_12) var(--_16);
    border: 1px solid color-mix(in oklab, var(--_tone) 30%, var(--_surface));
    border-inline-start: 4px solid var(--_tone);
    border-radius: var(--_radius);
    background: color-mix(in oklab, var(--_tone) 6%, var(--_surface));
  }

  .summary {
    --_tone: var(--_danger);
    margin-block-end: var(--_20);
  }

  .summary ul {
    margin-block-start: var(--_4);
  }

  .summary .link {
    color: var(--_danger);
    font-weight: 500;
  }

  .good {
    --_tone: var(--_success);
  }

  .warn {
    --_tone: var(--_warning);
  }

  .bad {
    --_tone: var(--_danger);
  }

  .tone {
    color: var(--_tone);
  }
`
