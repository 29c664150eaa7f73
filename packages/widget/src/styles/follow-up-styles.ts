import { css } from 'lit'

/** What the screens after sealing have of their own, and the case. */
export const followUpStyles = css`
  .verify {
    display: grid;
    gap: var(--_16);
    margin-block-start: var(--_16);
    padding: var(--_16);
    background: var(--_raised);
    border-radius: var(--_radius);
  }

  .facts {
    display: grid;
    gap: var(--_12);
    font-size: 0.875em;
  }

  .facts dt {
    color: var(--_muted);
  }

  @container (width >= 720px) {
    .facts.grid {
      grid-template-columns: max-content minmax(0, 1fr);
      column-gap: var(--_24);
    }

    .facts.grid > div {
      display: grid;
      align-items: baseline;
      grid-column: 1 / -1;
      grid-template-columns: subgrid;
    }
  }

  .review {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_20);
    margin-block-start: var(--_20);
    align-items: start;
  }

  .paper,
  .seen {
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    overflow: clip;
  }

  .paper > section,
  .keys,
  .seen > ul {
    padding: var(--_16);
    margin: 0;
  }

  .paper > * + * {
    border-block-start: 1px solid var(--_border);
  }

  .titled {
    display: flex;
    align-items: center;
    gap: var(--_8);
    padding: var(--_12) var(--_16);
    background: var(--_raised);
  }

  .titled svg {
    color: var(--_success);
  }

  .seen .titled svg {
    color: var(--_warning);
  }

  .seen {
    font-size: 0.9375em;
  }

  .section-head {
    display: flex;
    justify-content: space-between;
    align-items: baseline;
    gap: var(--_16);
  }

  .paper dl {
    display: grid;
    gap: var(--_12);
    margin-block-start: var(--_8);
  }

  .paper dt {
    color: var(--_muted);
    font-size: 0.875em;
  }

  .numbered {
    display: grid;
    gap: var(--_4);
    margin-inline-start: 1.75em;
  }

  .numbered li {
    list-style: decimal;
  }

  .keys {
    background: var(--_raised);
    font-size: 0.875em;
  }

  .groups {
    display: inline-flex;
    flex-wrap: wrap;
    column-gap: 0.5em;
  }

  @container (width >= 900px) {
    .review {
      grid-template-columns: minmax(0, 1fr) minmax(0, 18em);
    }
  }

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

  .saving {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_8);
  }

  .receipt .saving {
    justify-content: center;
  }

  .moving {
    block-size: 4px;
    margin-block: var(--_24) var(--_12);
    border-radius: 2px;
    background: var(--_border);
    overflow: clip;
  }

  .moving::before {
    display: block;
    inline-size: 30%;
    block-size: 100%;
    border-radius: 2px;
    background: var(--_ink);
    content: '';
    animation: move 1.4s ease-in-out infinite alternate;
  }

  @keyframes move {
    to {
      margin-inline-start: 70%;
    }
  }

  .body.alone {
    display: block;
  }

  .sent {
    display: grid;
    gap: var(--_20);
    justify-items: start;
    margin-inline: auto;
  }

  .sent > * {
    inline-size: 100%;
  }

  .sent > h3 + .lead {
    margin-block-start: calc(-1 * var(--_16));
  }

  .stamp {
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    border-radius: 50%;
    background: var(--_success);
    color: var(--_surface);
  }

  .sent > .stamp {
    inline-size: 44px;
  }

  .stamp svg {
    inline-size: 24px;
    block-size: 24px;
    stroke-width: 2.2;
  }

  .reference {
    font-size: 1.25em;
    font-weight: 600;
    letter-spacing: 0.03em;
  }

  .print-sheet {
    display: none;
  }

  @media print {
    .print-sheet:popover-open {
      display: block;
      position: fixed;
      inset: 0;
      inline-size: auto;
      block-size: auto;
      padding: 2cm;
      border: 0;
      background: #fff;
      color: #000;
      visibility: visible;
    }

    .print-sheet > * {
      margin-block-end: 1.5em;
    }

    .print-sheet .muted,
    .print-sheet dt {
      color: #000;
    }
  }

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
