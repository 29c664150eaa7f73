import { css } from 'lit'

/**
 * The custom properties a page may set, each with its default, and the colours computed from them.
 * Spaces are named for their pixels at the default `--sealpost-space`.
 *
 * Contrast is computed in XYZ, whose Y is WCAG's relative luminance: `--_on-accent` is black or white,
 * whichever is further from the accent (4.58:1 at worst), and `--_ink` is the accent moved along
 * its own hue until it reaches 4.5:1 on both surfaces of the scheme.
 */
export const tokens = css`
  :host {
    --_accent: var(--sealpost-accent, light-dark(#3450c4, #9badff));
    --_surface: var(--sealpost-surface, light-dark(#fff, #14171d));
    --_raised: var(--sealpost-surface-raised, light-dark(#f6f7f9, #1b1f27));
    --_text: var(--sealpost-text, light-dark(#1a1f2b, #e8ebf1));
    --_muted: var(--sealpost-text-muted, light-dark(#566072, #a5adbc));
    --_border: var(--sealpost-border, light-dark(#dfe3ea, #2d333f));
    --_danger: var(--sealpost-danger, light-dark(#b4231b, #ff9d92));
    --_success: var(--sealpost-success, light-dark(#136c40, #74d4a0));
    --_warning: var(--sealpost-warning, light-dark(#845200, #efbb62));
    --_radius: var(--sealpost-radius, 8px);
    --_4: var(--sealpost-space, 4px);
    --_6: calc(var(--_4) * 1.5);
    --_8: calc(var(--_4) * 2);
    --_10: calc(var(--_4) * 2.5);
    --_12: calc(var(--_4) * 3);
    --_16: calc(var(--_4) * 4);
    --_20: calc(var(--_4) * 5);
    --_24: calc(var(--_4) * 6);
    --_28: calc(var(--_4) * 7);
    --_32: calc(var(--_4) * 8);
    --_mono: var(--sealpost-font-mono, ui-monospace, 'SF Mono', 'Cascadia Code', Menlo, Consolas, monospace);
    --_edge: color-mix(in oklab, var(--_text) 48%, var(--_surface));
    --_line: color-mix(in oklab, var(--_text) 24%, var(--_surface));
    --_on-accent: var(--sealpost-accent-contrast, light-dark(#fff, #000));
    --_ink: var(--_accent);
    --_tint: color-mix(in oklab, var(--_ink) 7%, var(--_surface));
    --_target: 40px;
  }

  @supports (color: color(from red xyz-d65 calc(x * y) y z)) {
    :host {
      --_white: clamp(0, (0.179 - y) * 1e6, 1);
      --_down: min(1, 0.15 / max(y, 0.001));
      --_up: max(0, (0.3 - y) / (1 - min(y, 0.99)));
      --_on-accent: var(
        --sealpost-accent-contrast,
        color(
          from var(--_accent) xyz-d65 calc(0.9505 * var(--_white)) calc(var(--_white))
            calc(1.089 * var(--_white))
        )
      );
      --_ink: light-dark(
        color(
          from var(--_accent) xyz-d65 calc(x * var(--_down)) calc(y * var(--_down))
            calc(z * var(--_down))
        ),
        color(
          from var(--_accent) xyz-d65 calc(x + (0.9505 - x) * var(--_up))
            calc(y + (1 - y) * var(--_up)) calc(z + (1.089 - z) * var(--_up))
        )
      );
    }
  }

  @media (pointer: coarse) {
    :host {
      --_target: 44px;
    }
  }
`
