import { css } from 'lit'

/** The hall of fame: terms, names, and room for them while they load. */
export const thanks = css`
  .thanks {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_20);
    justify-items: start;
  }

  .step.thanks > * {
    max-inline-size: none;
  }

  .hall {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_16);
    align-content: start;
    justify-items: start;
    inline-size: 100%;
    min-block-size: 24em;
  }

  .hall > .notice {
    justify-self: stretch;
    max-inline-size: 42em;
  }

  .names {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0 var(--_32);
    inline-size: 100%;
    min-block-size: 0;
    padding: 0;
  }

  .names > * {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_12);
    align-items: baseline;
    justify-content: space-between;
    min-block-size: 3em;
    padding-block: var(--_10);
    border-block-end: 1px solid var(--_border);
  }

  .skeleton.names > i {
    block-size: 3em;
    border-radius: 0;
    background: none;
  }

  .name {
    font-weight: 500;
  }

  .nobody {
    place-self: center;
    text-align: center;
    margin-block: auto;
    color: var(--_muted);
    font-size: 1.125em;
  }

  .hall:has(.nobody) {
    align-content: center;
    border: 1px dashed var(--_line);
    border-radius: var(--_radius);
  }

  .terms {
    font-size: 0.9375em;
  }

  @container (width >= 720px) {
    .hall {
      min-block-size: 12em;
    }

    .names {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
`
