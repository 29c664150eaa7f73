import { css } from 'lit'

/** What was found that looks secret, on the review. */
export const redactionStyles = css`
  .redaction {
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    margin-block-end: calc(var(--_space) * 5);
    padding: calc(var(--_space) * 4);
  }

  .redaction h4 {
    margin-block: 0 calc(var(--_space) * 2);
  }

  .redaction > p {
    margin-block: 0 var(--_space);
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
    gap: calc(var(--_space) * 2) calc(var(--_space) * 4);
    justify-content: space-between;
    margin-block-start: calc(var(--_space) * 3);
    padding-block-start: calc(var(--_space) * 3);
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
