import { css } from 'lit'

/** A code for cameras: as large as one needs to be, and sharp at its edges. */
export const qrStyles = css`
  .qr-code {
    display: block;
    inline-size: 10em;
    max-inline-size: 100%;
    block-size: auto;
    aspect-ratio: 1;
    border-radius: var(--_radius);
    stroke: none;
    forced-color-adjust: none;
    shape-rendering: crispEdges;
  }
`
