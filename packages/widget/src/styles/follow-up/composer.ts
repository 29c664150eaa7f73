import { css } from 'lit'

/** Where the reporter writes, decides and agrees. */
export const composerStyles = css`
  .composer {
    margin-block-start: var(--_20);
    padding-block-start: var(--_20);
    border-block-start: 1px solid var(--_border);
  }

  .composer .actions {
    align-items: center;
    flex-wrap: wrap;
    justify-content: start;
    margin-block-start: var(--_12);
  }

  @media (pointer: coarse) {
    .shortcut {
      display: none;
    }
  }

  .composer > .link {
    display: inline-flex;
    align-items: center;
    gap: var(--_6);
  }

  .composer > .notice,
  .timeline ~ .notice {
    margin-block: var(--_12);
  }

  .notice:has(+ .status) {
    margin-block-end: var(--_20);
  }

  .dates {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_12);
  }

  .dates > * {
    margin-block: 0;
  }

  .consent {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_8);
    justify-items: start;
  }

  .consent > :is(form, .notice) {
    inline-size: 100%;
  }

  .chapter > .field,
  .wish > .cards + *,
  .wish > .field + * {
    margin-block-start: var(--_12);
  }

  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_8);
    margin-block-start: var(--_12);
  }

  .agreement {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_4);
    margin-block: var(--_16);
    padding: var(--_16);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }

  .agreement.asks {
    border-color: var(--_ink);
    background: var(--_tint);
    box-shadow: inset 0 0 0 1px var(--_ink);
  }

  .proposal,
  .wish {
    margin-block-start: var(--_8);
  }

  .proposal .control {
    max-inline-size: 14em;
  }

  .wish legend {
    font-weight: 500;
  }

  .prints {
    margin-block-start: var(--_8);
  }

  .notice > .link {
    margin-block-start: var(--_4);
  }

  .asked blockquote {
    margin-block: var(--_4) var(--_8);
  }

  .asked .fields {
    margin-block-start: var(--_12);
  }

  .asked .actions {
    margin-block-start: var(--_8);
  }

  .rotated {
    display: flex;
    gap: var(--_6);
    margin-block-start: var(--_12);
  }

  .rotated svg {
    margin-block-start: 0.16em;
  }
`
