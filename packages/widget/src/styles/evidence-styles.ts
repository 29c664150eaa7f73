import { css } from 'lit'

/** The field to drop files on, and the list of those that were chosen. */
export const evidenceStyles = css`
  .drop {
    display: grid;
    justify-items: center;
    gap: var(--_8);
    margin-block: var(--_8) var(--_12);
    padding: var(--_20) var(--_16);
    border: 1.5px dashed var(--_edge);
    border-radius: var(--_radius);
    background: var(--_raised);
    text-align: center;
  }

  .drop .small {
    display: block;
  }

  .drop > :focus-visible + .button {
    outline: 2px solid var(--_ink);
    outline-offset: 2px;
  }

  .small {
    font-size: 0.875em;
  }

  .files {
    display: grid;
    margin-block: var(--_12) var(--_8);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }

  .files li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: var(--_4) var(--_12);
    align-items: start;
    padding: var(--_10) var(--_8) var(--_10) var(--_12);
  }

  .files li + li {
    border-block-start: 1px solid var(--_border);
  }

  .files .name {
    font-weight: 500;
  }

  .files .tone {
    margin-block-start: var(--_4);
  }

  .files .tone + .button {
    margin-block-start: var(--_6);
  }

  .thumb {
    display: grid;
    place-items: center;
    inline-size: 48px;
    block-size: 48px;
    border-radius: calc(var(--_radius) - 2px);
    background: var(--_raised);
    color: var(--_muted);
    overflow: clip;
  }

  .files .uploading {
    grid-column: 1 / -1;
    margin-inline-end: var(--_4);
  }

  .arrived {
    max-inline-size: none;
    margin-block-start: var(--_20);
  }

  progress {
    display: block;
    inline-size: 100%;
    block-size: 6px;
    margin-block: var(--_6);
    border: 0;
    border-radius: 3px;
    background: var(--_border);
    accent-color: var(--_ink);
    appearance: none;
    overflow: clip;
  }

  progress::-webkit-progress-bar {
    background: var(--_border);
  }

  progress::-webkit-progress-value {
    border-radius: 3px;
    background: var(--_ink);
  }

  progress::-moz-progress-bar {
    border-radius: 3px;
    background: var(--_ink);
  }

  .thumb canvas {
    inline-size: 100%;
    block-size: 100%;
  }

  .thumb svg {
    inline-size: 24px;
    block-size: 24px;
  }
`
