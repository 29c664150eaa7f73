import { css } from 'lit'

/** Lists of facts, and fingerprints among them. */
export const facts = css`
  .facts {
    display: grid;
    gap: var(--_12);
    font-size: 0.875em;
  }

  .facts dt {
    color: var(--_muted);
  }

  @container (width >= 720px) {
    .facts.grid {
      grid-template-columns: max-content minmax(0, 1fr);
      column-gap: var(--_24);
    }

    .facts.grid > div {
      display: grid;
      align-items: baseline;
      grid-column: 1 / -1;
      grid-template-columns: subgrid;
    }
  }

  .groups {
    display: inline-flex;
    flex-wrap: wrap;
    column-gap: 0.5em;
  }

  :host(:dir(rtl)) .groups {
    justify-content: end;
  }

  .reference {
    font-size: 1.25em;
    font-weight: 600;
    letter-spacing: 0.03em;
  }
`
