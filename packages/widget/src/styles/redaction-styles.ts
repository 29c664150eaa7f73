import { css } from 'lit'

/** What was found that looks secret, on the review. */
export const redactionStyles = css`
  .redaction {
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    padding: var(--_16);
  }

  .redaction h4 {
    margin-block: 0 var(--_8);
  }

  .redaction > p {
    margin-block: 0 var(--_4);
  }

  .found {
    list-style: none;
    margin: 0;
    padding: 0;
  }

  .found li {
    align-items: center;
    border-block-start: 1px solid var(--_line);
    display: flex;
    flex-wrap: wrap;
    gap: var(--_8) var(--_16);
    justify-content: space-between;
    margin-block-start: var(--_12);
    padding-block-start: var(--_12);
  }

  .found li > div {
    flex: 1 1 14em;
    min-inline-size: 0;
  }

  .found p {
    margin: 0;
  }

  .struck {
    text-decoration: line-through;
  }
`
