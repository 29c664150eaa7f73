import { css } from 'lit'

/** Header, progress and the step beside or below it. All widths are the container's. */
export const layout = css`
  .form {
    background: var(--_surface);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 1.5);
    overflow: clip;
  }

  header {
    padding: var(--_20) var(--_20) var(--_16);
    border-block-end: 1px solid var(--_border);
  }

  .seal {
    display: flex;
    gap: var(--_8);
    margin-block-start: var(--_6);
    color: var(--_muted);
    font-size: 0.9375em;
  }

  .seal > svg {
    margin-block-start: 0.16em;
    color: var(--_success);
  }

  .progress {
    padding: var(--_12) var(--_20);
    border-block-end: 1px solid var(--_border);
    font-size: 0.9375em;
  }

  .toggle {
    display: flex;
    align-items: center;
    inline-size: 100%;
    min-block-size: 32px;
    justify-content: space-between;
    padding: 0;
    border: 0;
    background: none;
    font-weight: 500;
    cursor: pointer;
  }

  @media (pointer: coarse) {
    .toggle {
      min-block-size: 44px;
    }
  }

  .toggle svg {
    transition: rotate 0.12s;
  }

  .toggle[aria-expanded='true'] svg {
    rotate: 180deg;
  }

  .bar {
    display: flex;
    gap: 3px;
    margin-block-start: var(--_4);
  }

  .bar i {
    flex: 1;
    block-size: 4px;
    border-radius: 2px;
    background: var(--_border);
  }

  .bar i.done {
    background: var(--_ink);
  }

  .rail {
    font-size: 0.9375em;
  }

  .rail:not(.open) {
    display: none;
  }

  .rail ol {
    display: grid;
    gap: 2px;
    padding-block: var(--_8);
  }

  .rail ol button {
    display: flex;
    align-items: center;
    gap: var(--_10);
    inline-size: 100%;
    min-block-size: var(--_target);
    padding: var(--_6) var(--_12);
    border: 0;
    border-radius: calc(var(--_radius) * 0.75);
    background: none;
    text-align: inherit;
    cursor: pointer;
  }

  .rail ol button:disabled {
    color: var(--_muted);
    cursor: default;
  }

  .rail ol button:enabled:hover {
    background: var(--_raised);
  }

  .rail [aria-current] {
    background: var(--_tint);
    font-weight: 600;
  }

  .mark {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 18px;
    block-size: 18px;
    border: 1.5px solid var(--_edge);
    border-radius: 50%;
    color: var(--_surface);
  }

  .mark svg {
    inline-size: 12px;
    block-size: 12px;
    stroke-width: 2.6;
  }

  .done > .mark {
    border-color: var(--_success);
    background: var(--_success);
  }

  [aria-current] > .mark {
    border: 5.5px solid var(--_ink);
  }

  .needed {
    margin-block-start: var(--_12);
    padding: var(--_16) var(--_12);
    border-block-start: 1px solid var(--_border);
    color: var(--_muted);
    font-size: 0.9375em;
  }

  .needed h3 {
    margin-block-end: var(--_4);
    color: var(--_text);
    font-size: 1em;
    font-weight: 500;
    letter-spacing: 0;
  }

  .needed li {
    padding-block: 2px;
  }

  .step {
    padding: var(--_24) var(--_20);
  }

  .step > h3 + .lead {
    margin-block-start: var(--_6);
  }

  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_20);
    margin-block-start: var(--_20);
  }

  .actions {
    display: flex;
    flex-wrap: wrap-reverse;
    justify-content: space-between;
    gap: var(--_12);
    margin-block-start: var(--_28);
  }

  .actions:not(.start) > :only-child {
    margin-inline-start: auto;
  }

  @container (width >= 720px) {
    header {
      padding: var(--_24) var(--_32) var(--_20);
    }

    h2 {
      font-size: 1.375em;
    }

    .progress {
      display: none;
    }

    .body {
      display: grid;
      grid-template-columns: minmax(200px, 15em) minmax(0, 1fr);
    }

    .rail,
    .rail:not(.open) {
      display: block;
      padding: var(--_20);
      border-inline-end: 1px solid var(--_border);
    }

    .step {
      padding: var(--_32);
    }

    .step > :not(.wide) {
      max-inline-size: 42em;
    }
  }
`
