import { css } from 'lit'

/** The one sheet that is printed. */
export const printSheet = css`
  .print-sheet {
    display: none;
  }

  @media print {
    .print-sheet:popover-open {
      display: block;
      position: fixed;
      inset: 0;
      inline-size: auto;
      block-size: auto;
      padding: 2cm;
      border: 0;
      background: #fff;
      color: #000;
      visibility: visible;
    }

    .print-sheet > * {
      margin-block-end: 1.5em;
    }

    .print-sheet .qr-code {
      inline-size: 3.5cm;
      block-size: 3.5cm;
    }

    .print-sheet .muted,
    .print-sheet dt {
      color: #000;
    }
  }
`
