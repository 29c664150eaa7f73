import { css } from 'lit'

/** The element's box, plain text and what every part shares. */
export const base = css`
  :host {
    display: block;
    box-sizing: border-box;
    inline-size: 100%;
    container-type: inline-size;
    color: var(--_text);
    font-family: var(--sealpost-font, inherit);
    line-height: 1.5;
    text-align: start;
    overflow-wrap: anywhere;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }

  h2,
  h3,
  h4,
  p,
  ul,
  ol,
  dl,
  dd,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }

  button,
  input,
  textarea {
    margin: 0;
    color: inherit;
    font: inherit;
    letter-spacing: inherit;
  }

  ul,
  ol {
    list-style: none;
  }

  h2,
  h3,
  h4 {
    font-weight: 600;
    letter-spacing: -0.011em;
    line-height: 1.3;
    text-wrap: balance;
  }

  h2 {
    font-size: 1.25em;
  }

  h3 {
    font-size: 1.375em;
  }

  h4 {
    font-size: 1em;
  }

  p {
    text-wrap: pretty;
  }

  a,
  .link {
    color: var(--_ink);
    text-align: inherit;
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
  }

  /* A link that stands alone is pressed as easily as a button; its line stays as high as others. */
  a {
    padding-block: 0.2em;
  }

  a:hover,
  .link:hover {
    text-decoration-thickness: 2px;
  }

  :focus-visible {
    outline: 2px solid var(--_ink);
    outline-offset: 2px;
  }

  [tabindex='-1']:focus {
    outline: none;
  }

  svg {
    inline-size: 1.125em;
    block-size: 1.125em;
    flex: none;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.6;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  code,
  .mono {
    font-family: var(--_mono);
    font-size: 0.875em;
    font-variant-ligatures: none;
  }

  .muted {
    color: var(--_muted);
  }

  .small {
    font-size: 0.875em;
  }

  h2,
  h3,
  h4,
  p,
  li,
  dt,
  dd,
  legend,
  label,
  span,
  time,
  a,
  button,
  summary,
  .words {
    unicode-bidi: plaintext;
  }

  /* Each text runs in its own direction; all of them begin where the page's lines begin. */
  :host(:dir(rtl)) .form {
    text-align: right;
  }

  .words {
    white-space: pre-wrap;
  }

  .only-read {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @media (prefers-reduced-motion: reduce) {
    * {
      transition: none !important;
      animation: none !important;
    }
  }
`
