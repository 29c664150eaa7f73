import { css } from 'lit'

/** Buttons, and buttons that look like links. */
export const buttons = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--_8);
    min-block-size: var(--_target);
    padding: var(--_6) var(--_16);
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_surface);
    font-weight: 500;
    cursor: pointer;
    transition:
      background-color 0.12s,
      border-color 0.12s;
  }

  .button:hover {
    background: var(--_raised);
  }

  .button.primary {
    padding-inline: var(--_24);
    border-color: var(--_ink);
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .button.primary:hover {
    background: color-mix(in oklab, var(--_accent) 90%, var(--_text));
  }

  .button[aria-disabled='true'] {
    border-color: var(--_border);
    background: var(--_raised);
    color: var(--_muted);
    cursor: not-allowed;
  }

  .button.icon {
    inline-size: var(--_target);
    padding: 0;
    border-color: transparent;
    background: none;
    color: var(--_muted);
  }

  .button.icon:hover {
    background: var(--_raised);
    color: var(--_text);
  }

  .button.icon[aria-disabled='true'] {
    opacity: 0.4;
  }

  .link {
    display: inline;
    padding: 0;
    border: 0;
    background: none;
    cursor: pointer;
  }

  .link:not(p .link),
  p:not([class]) > .link:only-child {
    min-block-size: 24px;
  }

  @media (pointer: coarse) {
    .link:not(p .link),
    p:not([class]) > .link:only-child {
      min-block-size: 44px;
    }
  }
`
