import { css } from 'lit'

/** Buttons, fields and their messages. */
export const controls = css`
  button,
  input,
  textarea {
    margin: 0;
    color: inherit;
    font: inherit;
    letter-spacing: inherit;
  }

  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--_8);
    min-block-size: var(--_target);
    padding: var(--_6) var(--_16);
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_surface);
    font-weight: 500;
    cursor: pointer;
    transition:
      background-color 0.12s,
      border-color 0.12s;
  }

  .button:hover {
    background: var(--_raised);
  }

  .button.primary {
    padding-inline: var(--_24);
    border-color: var(--_ink);
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .button.primary:hover {
    background: color-mix(in oklab, var(--_accent) 90%, var(--_text));
  }

  .button[aria-disabled='true'] {
    border-color: var(--_border);
    background: var(--_raised);
    color: var(--_muted);
    cursor: not-allowed;
  }

  .button.icon {
    inline-size: var(--_target);
    padding: 0;
    border-color: transparent;
    background: none;
    color: var(--_muted);
  }

  .button.icon:hover {
    background: var(--_raised);
    color: var(--_text);
  }

  .button.icon[aria-disabled='true'] {
    opacity: 0.4;
  }

  .link {
    display: inline;
    padding: 0;
    border: 0;
    background: none;
    cursor: pointer;
  }

  @media (pointer: coarse) {
    .link:not(p .link) {
      min-block-size: 44px;
    }
  }

  .field > :is(label, legend, .label) {
    display: block;
    padding: 0;
    font-weight: 500;
  }

  .optional {
    color: var(--_muted);
    font-weight: 400;
  }

  .help {
    color: var(--_muted);
    font-size: 0.9375em;
  }

  .control {
    display: block;
    inline-size: 100%;
    min-block-size: max(var(--_target), 2.75em);
    margin-block-start: var(--_6);
    padding: var(--_8) var(--_12);
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: light-dark(var(--_surface), color-mix(in oklab, var(--_surface), #000 22%));
    box-shadow: 0 1px 2px rgb(0 0 0 / 5%);
    transition: border-color 0.12s;
  }

  .control:hover {
    border-color: var(--_text);
  }

  .control:is([aria-invalid='true'], [aria-invalid='true']:hover) {
    border-color: var(--_danger);
    box-shadow: inset 0 0 0 1px var(--_danger);
  }

  textarea.control {
    field-sizing: content;
    min-block-size: 5.5em;
    max-block-size: 32em;
    resize: vertical;
  }

  textarea.control.code {
    font-family: var(--_mono);
    font-size: 0.875em;
    tab-size: 2;
  }

  textarea.control.short {
    min-block-size: max(var(--_target), 2.75em);
  }

  @supports not (field-sizing: content) {
    .grow {
      display: grid;
    }

    .grow > *,
    .grow::after {
      grid-area: 1 / 1;
    }

    .grow::after {
      max-block-size: 32em;
      margin-block-start: var(--_6);
      padding: var(--_8) var(--_12);
      border: 1px solid;
      overflow: hidden;
      visibility: hidden;
      white-space: pre-wrap;
      content: attr(data-text) ' ';
    }

    .grow:has(.code)::after {
      font-family: var(--_mono);
      font-size: 0.875em;
    }
  }

  .message {
    display: flex;
    justify-content: space-between;
    gap: var(--_16);
    min-block-size: 1.5em;
    margin-block-start: var(--_4);
    font-size: 0.9375em;
    line-height: 1.5;
  }

  .tone svg {
    margin-inline-end: 0.25em;
    vertical-align: -0.2em;
  }

  .aside {
    margin-inline-start: auto;
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  .fields {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_8);
    margin-block-start: var(--_24);
  }

  .cards {
    display: grid;
    gap: var(--_8);
    margin-block-start: var(--_8);
  }

  h3 ~ .field > .cards {
    margin-block-start: var(--_20);
  }

  .card {
    display: flex;
    gap: var(--_10);
    min-block-size: var(--_target);
    padding: var(--_10) var(--_12);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    cursor: pointer;
    transition:
      background-color 0.12s,
      border-color 0.12s;
  }

  .card:hover {
    background: var(--_raised);
  }

  .card:has(:checked) {
    border-color: var(--_ink);
    background: var(--_tint);
    box-shadow: inset 0 0 0 1px var(--_ink);
  }

  .card:has(:focus-visible) {
    outline: 2px solid var(--_ink);
    outline-offset: 2px;
  }

  .card :focus-visible {
    outline: none;
  }

  .invalid > .cards > .card:not(:has(:checked)),
  .invalid.card {
    border-color: var(--_danger);
  }

  .card b {
    display: block;
    font-weight: 500;
  }

  .card .muted {
    font-size: 0.9375em;
  }

  input:is([type='radio'], [type='checkbox']) {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 1.125em;
    block-size: 1.125em;
    margin-block-start: 0.19em;
    border: 1.5px solid var(--_edge);
    border-radius: 4px;
    background: var(--_surface);
    appearance: none;
    cursor: pointer;
  }

  input[type='radio'] {
    border-radius: 50%;
  }

  input:checked {
    border-color: var(--_ink);
  }

  input[type='radio']:checked {
    border-width: 0.34em;
  }

  input[type='checkbox']:checked {
    background: var(--_ink);
  }

  input[type='checkbox']:checked::before {
    inline-size: 0.7em;
    block-size: 0.7em;
    background: var(--_surface);
    clip-path: polygon(14% 44%, 0 60%, 40% 94%, 100% 20%, 84% 7%, 37% 64%);
    content: '';
  }

  @container (width >= 480px) {
    .cards.row {
      grid-auto-columns: minmax(0, 1fr);
      grid-auto-flow: column;
    }
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
    text-align: start;
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

  @media (forced-colors: active) {
    input:is([type='radio'], [type='checkbox']) {
      appearance: auto;
    }

    .card:has(:checked),
    [aria-current] > .mark {
      border-color: Highlight;
      outline: 2px solid Highlight;
    }

    .bar i {
      background: GrayText;
    }

    .bar i.done {
      background: Highlight;
    }

    .bar i,
    .done > .mark {
      forced-color-adjust: none;
    }

    .done > .mark {
      border-color: CanvasText;
      background: CanvasText;
      color: Canvas;
    }
  }
`
