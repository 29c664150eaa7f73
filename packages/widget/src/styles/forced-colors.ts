import { css } from 'lit'

/** What colours alone would say, where the reader's own colours replace ours. */
export const forcedColors = css`
  @media (forced-colors: active) {
    input:is([type='radio'], [type='checkbox']) {
      appearance: auto;
    }

    .card:has(:checked),
    [aria-current] > .mark {
      border-color: Highlight;
      outline: 2px solid Highlight;
    }

    .bar i {
      background: GrayText;
    }

    .bar i.done {
      background: Highlight;
    }

    .bar i,
    .done > .mark {
      forced-color-adjust: none;
    }

    .done > .mark {
      border-color: CanvasText;
      background: CanvasText;
      color: Canvas;
    }
  }
`
