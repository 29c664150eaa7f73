import { css } from 'lit'

/** What single screens have of their own. */
export const screens = css`
  .list {
    display: grid;
    gap: var(--_8);
  }

  .list li {
    display: grid;
    grid-template-columns: 1.5em minmax(0, 1fr) auto;
    column-gap: var(--_6);
    align-items: start;
  }

  .list .number {
    padding-block-start: var(--_16);
    color: var(--_muted);
    font-size: 0.875em;
    font-variant-numeric: tabular-nums;
  }

  .tools {
    display: flex;
    margin-block-start: var(--_8);
  }

  @media not (pointer: coarse) {
    .tools .icon {
      --_target: 32px;
    }
  }

  @container (width < 560px) {
    .tools {
      grid-column: 2;
      justify-content: end;
      margin-block-start: 0;
    }
  }

  .button.add {
    margin-block-start: var(--_12);
  }

  .scope {
    margin-block-end: var(--_12);
    padding: var(--_12) var(--_16);
    border-radius: var(--_radius);
    background: var(--_raised);
    font-size: 0.9375em;
  }

  summary {
    font-weight: 500;
    cursor: pointer;
  }

  .scope-lists {
    display: grid;
    gap: var(--_4);
    max-block-size: 18em;
    margin-block-start: var(--_8);
    overflow: auto;
  }

  .scope h4 {
    margin-block-start: var(--_6);
    color: var(--_muted);
    font-size: 0.9375em;
    font-weight: 500;
  }

  .urgency {
    margin-block-start: var(--_12);
  }

  .bullets {
    display: grid;
    gap: var(--_6);
    margin-block-start: var(--_6);
  }

  .bullets li {
    display: list-item;
    margin-inline-start: 1.25em;
    padding-inline-start: 0.25em;
    list-style: disc;
  }

  .bullets li::marker {
    color: var(--_edge);
  }

  .bullets.never li {
    list-style-type: '×';
    padding-inline-start: 0.625em;
  }

  .bullets.do li {
    list-style-type: '✓';
    padding-inline-start: 0.625em;
  }

  .notice > * + p {
    margin-block-start: var(--_4);
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

  .skeleton {
    display: grid;
    gap: var(--_16);
    align-content: start;
    min-block-size: 30em;
    padding: var(--_24);
    opacity: 0;
    animation: appear 0.15s 0.2s forwards;
  }

  .skeleton i {
    block-size: 1em;
    border-radius: var(--_radius);
    background: var(--_raised);
  }

  .skeleton .title {
    inline-size: 60%;
    block-size: 1.5em;
  }

  .skeleton .line {
    inline-size: 40%;
    margin-block-end: var(--_24);
  }

  .skeleton .label {
    inline-size: 25%;
  }

  .skeleton .box {
    block-size: 2.75em;
  }

  .skeleton .tall {
    block-size: 8em;
  }

  @keyframes appear {
    to {
      opacity: 1;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .skeleton {
      opacity: 1;
    }
  }

  .refused {
    display: grid;
    gap: var(--_16);
  }

  .refused > .button {
    justify-self: start;
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

  @container (width >= 900px) {
    .review {
      grid-template-columns: minmax(0, 1fr) minmax(0, 18em);
    }
  }
`
