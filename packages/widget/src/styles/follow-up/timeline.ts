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

  :host(:dir(rtl)) .day > ol > li > time {
    text-align: left;
  }

  .day b {
    font-weight: 600;
  }

  .day > ol > .vendor::after {
    background: var(--_ink);
  }

  .day > ol > .unread::after {
    box-shadow: 0 0 0 3px color-mix(in oklab, var(--_ink) 24%, transparent);
  }

  .day > ol > .divider {
    display: flex;
    align-items: center;
    gap: var(--_12);
    color: var(--_ink);
    font-size: 0.875em;
    font-weight: 500;
  }

  .day > ol > .divider::before,
  .day > ol > .divider::after {
    position: static;
    flex: 1;
    inline-size: auto;
    block-size: 0;
    margin: 0;
    border: 0;
    border-block-start: 1px solid var(--_ink);
    border-radius: 0;
    background: none;
  }

  .vouch {
    --_tone: var(--_muted);

    color: var(--_tone);
    font-size: 0.875em;
  }

  .vouch.good {
    --_tone: var(--_success);
  }

  .vouch svg {
    margin-inline-end: 0.25em;
    vertical-align: -0.2em;
  }

  .doubt svg {
    color: var(--_warning);
  }

  .note {
    margin: var(--_4) 0;
    padding: var(--_12) var(--_16);
    border-radius: var(--_radius);
    background: var(--_raised);
  }

  .vendor .note {
    border-inline-start: 3px solid var(--_ink);
    background: var(--_tint);
  }

  .note figcaption {
    color: var(--_muted);
    font-size: 0.875em;
  }

  blockquote {
    margin: 0;
  }

  @container (width < 560px) {
    .day > ol > li {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
      padding-inline-start: var(--_24);
    }

    .day > ol > li::before {
      inset-inline-start: 5px;
    }

    .day > ol > li::after {
      inset-inline-start: 1px;
    }

    .day > ol > li > time {
      text-align: start;
    }

    :host(:dir(rtl)) .day > ol > li > time {
      text-align: right;
    }

    .day > ol > .divider {
      padding-inline-start: 0;
    }
  }
`
