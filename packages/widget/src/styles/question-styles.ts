import { css } from 'lit'
import { draftStyles } from './draft-styles.ts'

/** What only some questions wear: the search for a weakness, reminders, the offer of mail. */
export const questionStyles = css`
  ${draftStyles}

  .reminder {
    border-inline-start: 3px solid var(--_line);
    margin-block: var(--_8) var(--_16);
    padding-inline-start: var(--_12);
  }

  .fields .reminder {
    margin-block: var(--_4) var(--_20);
  }

  .notes {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_8);
  }

  .notes h4 {
    display: flex;
    align-items: center;
    gap: var(--_8);
  }

  .notes h4 svg {
    color: var(--_tone);
  }

  .notes .field {
    margin-block: var(--_8) 0;
  }

  .scored,
  .keyed {
    margin-block-end: var(--_28);
  }

  .keyed > :focus-visible + .button {
    outline: 2px solid var(--_ink);
    outline-offset: 2px;
  }

  .options {
    background: var(--_raised);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    list-style: none;
    margin: var(--_4) 0 0;
    max-block-size: 16em;
    overflow: auto;
    padding: var(--_4);
  }

  .options [role='option'] {
    border-radius: calc(var(--_radius) - 2px);
    cursor: pointer;
    padding: var(--_8);
  }

  .options [aria-selected='true'] {
    outline: 2px solid var(--_ink);
    outline-offset: -2px;
  }

  .options [role='option']:hover {
    background: var(--_surface);
  }

  @media (pointer: coarse) {
    .options [role='option'] {
      min-block-size: 44px;
    }
  }
`
