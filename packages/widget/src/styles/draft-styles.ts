import { css } from 'lit'

/** The switch for a draft, and the question about one that was left. */
export const draftStyles = css`
  .draft {
    display: grid;
    gap: var(--_4);
    margin-block-start: var(--_28);
    padding-block-start: var(--_12);
    border-block-start: 1px solid var(--_border);
  }

  .draft > * {
    font-size: 0.875em;
  }

  .switch {
    display: inline-flex;
    gap: var(--_10);
    align-items: center;
    justify-self: start;
    min-block-size: var(--_target);
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font-family: inherit;
    font-weight: 500;
    text-align: start;
    cursor: pointer;
  }

  .switch:disabled {
    color: var(--_muted);
    cursor: default;
  }

  .track {
    flex: none;
    inline-size: 2.25em;
    block-size: 1.25em;
    padding: 2px;
    border: 1.5px solid var(--_edge);
    border-radius: 1em;
    background: var(--_surface);
    transition: background-color 0.12s;
  }

  .track::before {
    display: block;
    block-size: 100%;
    aspect-ratio: 1;
    border-radius: 50%;
    background: var(--_edge);
    content: '';
    transition: margin 0.12s;
  }

  .switch[aria-checked='true'] .track {
    border-color: var(--_ink);
    background: var(--_ink);
  }

  .switch[aria-checked='true'] .track::before {
    margin-inline-start: calc(100% - 1.25em + 7px);
    background: var(--_surface);
  }

  .found-draft {
    --_tone: var(--_ink);
    margin-block-end: var(--_20);
  }

  .found-draft .decision {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_8);
    margin-block-start: var(--_12);
  }

  @media (prefers-reduced-motion: reduce) {
    .track,
    .track::before {
      transition: none;
    }
  }

  @media (forced-colors: active) {
    .switch[aria-checked='true'] .track {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`
