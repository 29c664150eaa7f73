import { css } from 'lit'

/** The CVSS calculator. */
export const calculatorStyles = css`
  .calculator {
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    display: grid;
    gap: var(--_20) var(--_16);
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 17em), 1fr));
    margin-block: var(--_12) var(--_16);
    padding: var(--_16);
  }

  .metric {
    border: 0;
    margin: 0;
    min-inline-size: 0;
    padding: 0;
  }

  .metric legend {
    font-size: 0.9375em;
    margin-block-end: var(--_4);
    padding: 0;
  }

  .metric:first-child {
    grid-column: 1 / -1;
  }

  .segments {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_4);
  }

  .segment {
    align-items: center;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    cursor: pointer;
    display: flex;
    gap: var(--_6);
    min-block-size: 36px;
    padding-inline: var(--_10);
  }

  .segment:has(:checked) {
    border-color: var(--_ink);
    box-shadow: inset 0 0 0 1px var(--_ink);
  }

  .segment input {
    accent-color: var(--_ink);
    margin: 0;
  }

  .outcome {
    align-items: center;
    border-block-start: 1px solid var(--_line);
    display: flex;
    flex-wrap: wrap;
    gap: var(--_12);
    grid-column: 1 / -1;
    justify-content: space-between;
    padding-block-start: var(--_12);
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
