import { css } from 'lit'

/** What only some questions wear: the search for a weakness, reminders. */
export const questionStyles = css`
  .reminder {
    border-inline-start: 3px solid var(--_line);
    margin-block-end: calc(var(--_space) * 4);
    padding-inline-start: calc(var(--_space) * 3);
  }

  .fields .reminder {
    margin-block: calc(var(--_space) * -2) 0;
  }

  .combobox {
    position: relative;
  }

  .options {
    background: var(--_surface-raised);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    box-shadow: 0 4px 16px rgb(0 0 0 / 20%);
    inset-block-start: calc(100% + 2px);
    inset-inline: 0;
    list-style: none;
    margin: 0;
    max-block-size: 18em;
    overflow: auto;
    padding: var(--_space);
    position: absolute;
    z-index: 1;
  }

  .options [role='option'] {
    border-radius: calc(var(--_radius) - 2px);
    cursor: pointer;
    padding: calc(var(--_space) * 2);
  }

  .options [aria-selected='true'] {
    outline: 2px solid var(--_accent);
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
