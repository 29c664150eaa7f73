import { css } from 'lit'

/** The report on its paper, and beside it what the service sees. */
export const review = css`
  .review {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_20);
    margin-block-start: var(--_20);
    align-items: start;
  }

  .paper,
  .seen {
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    overflow: clip;
  }

  .paper > section,
  .keys,
  .seen > ul {
    padding: var(--_16);
    margin: 0;
  }

  .paper > * + * {
    border-block-start: 1px solid var(--_border);
  }

  .titled {
    display: flex;
    align-items: center;
    gap: var(--_8);
    padding: var(--_12) var(--_16);
    background: var(--_raised);
  }

  .titled svg {
    color: var(--_success);
  }

  .seen .titled svg {
    color: var(--_warning);
  }

  .seen {
    font-size: 0.9375em;
  }

  .section-head {
    display: flex;
    justify-content: space-between;
    align-items: baseline;
    gap: var(--_16);
  }

  .paper dl {
    display: grid;
    gap: var(--_12);
    margin-block-start: var(--_8);
  }

  .paper dt {
    color: var(--_muted);
    font-size: 0.875em;
  }

  .numbered {
    display: grid;
    gap: var(--_4);
    margin-inline-start: 1.75em;
  }

  .numbered li {
    list-style: decimal;
  }

  .keys {
    background: var(--_raised);
    font-size: 0.875em;
  }

  @container (width >= 900px) {
    .review {
      grid-template-columns: minmax(0, 1fr) minmax(0, 18em);
    }
  }
`
