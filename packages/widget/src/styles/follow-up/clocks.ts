import { css } from 'lit'

/** Promises with their clocks. */
export const clocks = css`
  .clocks {
    display: grid;
    gap: var(--_16);
    margin-block-start: var(--_12);
  }

  .clocks > li {
    --_tone: var(--_muted);

    display: grid;
    grid-template-columns: 20px minmax(0, 1fr);
    gap: var(--_12);
  }

  .clocks > .running {
    --_tone: var(--_ink);
  }

  .clocks > .good {
    --_tone: var(--_success);
  }

  .clocks > .warn {
    --_tone: var(--_warning);
  }

  .clocks > .bad {
    --_tone: var(--_danger);
  }

  .clock-mark {
    display: grid;
    place-items: center;
    block-size: 1.5em;
    color: var(--_tone);
  }

  .clock-mark:empty::before {
    inline-size: 8px;
    border-block-start: 1.5px solid var(--_tone);
    content: '';
  }

  .clock-title {
    font-weight: 500;
  }

  .clock-line {
    color: var(--_muted);
    font-size: 0.9375em;
  }

  .clock-line::first-letter {
    text-transform: uppercase;
  }

  .clock-line b {
    color: var(--_text);
    font-weight: 500;
    white-space: nowrap;
  }

  .bad > div > .clock-line,
  .bad > div > .clock-line b {
    color: var(--_danger);
  }
`
