import { css } from 'lit'

/** The receipt and how to save it. */
export const receipt = css`
  .receipt {
    display: grid;
    gap: var(--_16);
    justify-items: center;
    margin-block-start: var(--_24);
    padding: var(--_28) var(--_16);
    border: 1px dashed var(--_edge);
    border-radius: var(--_radius);
    background: var(--_raised);
    text-align: center;
  }

  .receipt-code {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 0.25em 0.75em;
    min-block-size: 1.5em;
    font-size: clamp(1.125em, 4cqi, 1.625em);
    font-weight: 600;
    letter-spacing: 0.04em;
    user-select: all;
  }

  .only-way {
    font-weight: 500;
    text-wrap: balance;
  }

  .receipt + .message {
    margin-block-start: var(--_12);
  }

  .message + .mail {
    margin-block-start: var(--_8);
  }

  .case-code {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_12) var(--_20);
    align-items: center;
    margin-block-start: var(--_24);
    font-size: 0.875em;
  }

  .case-code .code {
    flex: none;
    inline-size: 10em;
    min-block-size: 10em;
  }

  .case-code p {
    flex: 1 1 14em;
  }

  .case-code .muted {
    display: block;
    margin-block-start: var(--_4);
  }

  .saving {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_8);
  }

  .stack .saving {
    margin-block: var(--_8) var(--_16);
  }

  .receipt .saving {
    justify-content: center;
  }
`
