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
    .list li {
      grid-template-columns: 1.5em minmax(0, 1fr);
    }

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
    padding-block: 1px;
    font-weight: 500;
    cursor: pointer;
  }

  @media (pointer: coarse) {
    summary {
      padding-block: var(--_12);
    }
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

  .scope li {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_8);
    align-items: baseline;
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

  .bullets .link {
    vertical-align: top;
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
`
