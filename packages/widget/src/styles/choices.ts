import { css } from 'lit'

/** Radio cards, check boxes and their marks. */
export const choices = css`
  .cards {
    display: grid;
    gap: var(--_8);
    margin-block-start: var(--_8);
  }

  h3 ~ .field > .cards {
    margin-block-start: var(--_20);
  }

  .card {
    display: flex;
    gap: var(--_10);
    min-block-size: var(--_target);
    padding: var(--_10) var(--_12);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    cursor: pointer;
    transition:
      background-color 0.12s,
      border-color 0.12s;
  }

  .card:hover {
    background: var(--_raised);
  }

  .card:has(:checked) {
    border-color: var(--_ink);
    background: var(--_tint);
    box-shadow: inset 0 0 0 1px var(--_ink);
  }

  .card:has(:focus-visible) {
    outline: 2px solid var(--_ink);
    outline-offset: 2px;
  }

  .card :focus-visible {
    outline: none;
  }

  .invalid > .cards > .card:not(:has(:checked)),
  .invalid.card {
    border-color: var(--_danger);
  }

  .card b {
    display: block;
    font-weight: 500;
  }

  .card .muted {
    display: block;
    font-size: 0.9375em;
  }

  input:is([type='radio'], [type='checkbox']) {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 1.125em;
    block-size: 1.125em;
    margin-block-start: 0.19em;
    border: 1.5px solid var(--_edge);
    border-radius: 4px;
    background: var(--_surface);
    appearance: none;
    cursor: pointer;
  }

  input[type='radio'] {
    border-radius: 50%;
  }

  input:checked {
    border-color: var(--_ink);
  }

  input[type='radio']:checked {
    border-width: 0.34em;
  }

  input[type='checkbox']:checked {
    background: var(--_ink);
  }

  input[type='checkbox']:checked::before {
    inline-size: 0.7em;
    block-size: 0.7em;
    background: var(--_surface);
    clip-path: polygon(14% 44%, 0 60%, 40% 94%, 100% 20%, 84% 7%, 37% 64%);
    content: '';
  }

  @container (width >= 480px) {
    .cards.row {
      grid-auto-columns: minmax(0, 1fr);
      grid-auto-flow: column;
    }
  }
`
