import { css } from 'lit'

/** A field from its label to its message, and what one writes into. */
export const fields = css`
  .field > :is(label, legend) {
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
`
