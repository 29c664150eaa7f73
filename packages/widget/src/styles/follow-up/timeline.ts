import { css } from 'lit'

/** What happened to a case, and who vouches for it. */
export const timeline = css`
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
`
