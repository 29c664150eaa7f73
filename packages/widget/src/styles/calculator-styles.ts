import { css } from 'lit'

/** The CVSS calculator. */
export const calculatorStyles = css`
  .calculator {
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    display: grid;
    gap: calc(var(--_space) * 4);
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 17em), 1fr));
    margin-block-start: calc(var(--_space) * 3);
    padding: calc(var(--_space) * 4);
  }

  .metric {
    border: 0;
    margin: 0;
    min-inline-size: 0;
    padding: 0;
  }

  .metric legend {
    font-size: 0.9375em;
    margin-block-end: var(--_space);
    padding: 0;
  }

  .segments {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
  }

  .segment {
    align-items: center;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    cursor: pointer;
    display: flex;
    gap: calc(var(--_space) * 1.5);
    min-block-size: 36px;
    padding-inline: calc(var(--_space) * 2.5);
  }

  .segment:has(:checked) {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }

  .segment input {
    accent-color: var(--_accent);
    margin: 0;
  }

  .outcome {
    align-items: center;
    border-block-start: 1px solid var(--_line);
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 3);
    grid-column: 1 / -1;
    justify-content: space-between;
    padding-block-start: calc(var(--_space) * 3);
  }

  .outcome p {
    margin: 0;
  }

  @media (pointer: coarse) {
    .segment {
      min-block-size: 44px;
    }
  }

  @media (forced-colors: active) {
    .segment:has(:checked) {
      outline: 2px solid Highlight;
    }
  }
`
