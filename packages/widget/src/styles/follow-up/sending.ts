import { css } from 'lit'

/** While a report is sealed or on its way, and when it has arrived. */
export const sending = css`
  .moving {
    block-size: 4px;
    margin-block: var(--_24) var(--_12);
    border-radius: 2px;
    background: var(--_border);
    overflow: clip;
  }

  .moving::before {
    display: block;
    inline-size: 30%;
    block-size: 100%;
    border-radius: 2px;
    background: var(--_ink);
    content: '';
    animation: move 1.4s ease-in-out infinite alternate;
  }

  @keyframes move {
    to {
      margin-inline-start: 70%;
    }
  }

  .proving {
    display: block;
    inline-size: 100%;
    block-size: 4px;
    margin-block: var(--_24) var(--_12);
    border: 0;
    border-radius: 2px;
    background: var(--_border);
    overflow: clip;
    appearance: none;
  }

  .proving::-webkit-progress-bar {
    background: none;
  }

  .proving::-webkit-progress-value {
    background: var(--_ink);
  }

  .proving::-moz-progress-bar {
    background: var(--_ink);
  }

  .proof {
    display: grid;
    gap: var(--_10);
    font-size: 0.9375em;
  }

  .hash {
    font-size: 0.9375em;
  }

  .body.alone {
    display: block;
  }

  .sent {
    display: grid;
    gap: var(--_20);
    justify-items: start;
    margin-inline: auto;
  }

  .sent > * {
    inline-size: 100%;
  }

  .sent > h3 + .lead {
    margin-block-start: calc(-1 * var(--_16));
  }

  .stamp {
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    border-radius: 50%;
    background: var(--_success);
    color: var(--_surface);
  }

  .stamp svg {
    inline-size: 24px;
    block-size: 24px;
    stroke-width: 2.2;
  }
`
