import { css } from 'lit'

/** A case: its standing, its history and the report. */
export const timeline = css`
  .receipt-input {
    max-inline-size: 26em;
    text-transform: uppercase;
  }

  .status {
    display: grid;
    gap: var(--_s);
  }

  .status h3 {
    font-size: 1.5em;
  }

  .step > .notice {
    margin-block-start: calc(var(--_s) * 5);
  }

  .chapter {
    margin-block-start: calc(var(--_s) * 8);
  }

  .case-tools {
    display: grid;
    gap: calc(var(--_s) * 2);
    justify-items: start;
    margin-block-start: calc(var(--_s) * 6);
  }

  .timeline {
    margin-block-start: calc(var(--_s) * 3);
  }

  h5 {
    margin: 0;
    padding-block: calc(var(--_s) * 2);
    color: var(--_muted);
    font-size: 0.875em;
    font-weight: 500;
  }

  .day > ol > li {
    position: relative;
    display: grid;
    grid-template-columns: 5em minmax(0, 1fr);
    gap: calc(var(--_s) * 7);
    padding-block-end: calc(var(--_s) * 5);
  }

  .day > ol > li::before {
    position: absolute;
    inset-block: 0;
    inset-inline-start: calc(5em + var(--_s) * 3.25);
    border-inline-start: 1px solid var(--_border);
    content: '';
  }

  .day > ol > li::after {
    position: absolute;
    inset-block-start: 0.45em;
    inset-inline-start: calc(5em + var(--_s) * 3.25 - 4px);
    inline-size: 9px;
    block-size: 9px;
    border: 2px solid var(--_surface);
    border-radius: 50%;
    background: var(--_edge);
    box-sizing: content-box;
    margin: -2px;
    content: '';
  }

  .day > ol > li > time {
    color: var(--_muted);
    font-size: 0.875em;
    font-variant-numeric: tabular-nums;
    line-height: 1.7;
    text-align: end;
  }

  .day b {
    font-weight: 600;
  }

  .vouch {
    --_tone: var(--_muted);

    color: var(--_tone);
    font-size: 0.875em;
  }

  .vouch.bad {
    --_tone: var(--_danger);
  }

  .vouch.good {
    --_tone: var(--_success);
  }

  .note {
    margin: calc(var(--_s) * 2) 0;
    padding: calc(var(--_s) * 3) calc(var(--_s) * 4);
    border-radius: var(--_radius);
    background: var(--_raised);
  }

  .note figcaption {
    color: var(--_muted);
    font-size: 0.875em;
  }

  blockquote {
    margin: 0;
  }

  .reread > .paper {
    margin-block-start: calc(var(--_s) * 3);
  }
`
