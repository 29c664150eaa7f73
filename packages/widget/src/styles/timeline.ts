import { css } from 'lit'

/** A case: its standing, its history and the report. */
export const timeline = css`
  .receipt-input {
    max-inline-size: 26em;
    text-transform: uppercase;
  }

  .standing {
    padding: var(--_24) var(--_20);
  }

  @container (width >= 720px) {
    .rail.standing {
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

  .timeline {
    margin-block-start: var(--_12);
  }

  h5 {
    margin: 0;
    padding-block: var(--_8);
    color: var(--_muted);
    font-size: 0.875em;
    font-weight: 500;
  }

  .day > ol > li {
    position: relative;
    display: grid;
    grid-template-columns: 5em minmax(0, 1fr);
    gap: var(--_28);
    padding-block-end: var(--_20);
  }

  .day > ol > li::before {
    position: absolute;
    inset-block: 0;
    inset-inline-start: calc(5em + var(--_12));
    border-inline-start: 1px solid var(--_border);
    content: '';
  }

  .day:last-child > ol > li:last-child::before {
    inset-block-end: auto;
    block-size: 0.9em;
  }

  .day > ol > li::after {
    position: absolute;
    inset-block-start: 0.45em;
    inset-inline-start: calc(5em + var(--_12) - 4px);
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
    margin: var(--_8) 0;
    padding: var(--_12) var(--_16);
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
    margin-block-start: var(--_12);
  }
`
