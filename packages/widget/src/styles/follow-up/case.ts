import { css } from 'lit'

/** A case around its timeline. */
export const caseStyles = css`
  .receipt-input {
    max-inline-size: 26em;
    text-transform: uppercase;
  }

  .rail.standing {
    border-block-start: 1px solid var(--_border);
    padding: var(--_24) var(--_20);
  }

  @container (width >= 720px) {
    .step:has(+ .standing) {
      grid-column: 2;
    }

    .rail.standing {
      grid-area: 1 / 1;
      border-block-start: 0;
      padding: var(--_32) var(--_20) var(--_32) var(--_32);
    }
  }

  .status {
    display: grid;
    gap: var(--_4);
  }

  .status h3 {
    font-size: 1.5em;
  }

  .step > .notice {
    margin-block-start: var(--_20);
  }

  .chapter {
    margin-block-start: var(--_32);
  }

  .case-tools {
    display: grid;
    gap: var(--_8);
    justify-items: start;
    margin-block-start: var(--_24);
  }

  .reread > .paper {
    margin-block-start: var(--_12);
  }
`
