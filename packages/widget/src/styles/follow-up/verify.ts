import { css } from 'lit'

/** The panel behind *Verify*. */
export const verify = css`
  .verify {
    display: grid;
    gap: var(--_16);
    margin-block-start: var(--_16);
    padding: var(--_16);
    background: var(--_raised);
    border-radius: var(--_radius);
  }
`
