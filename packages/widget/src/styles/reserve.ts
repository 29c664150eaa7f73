import { css } from 'lit'

/**
 * Space that is kept from the start, so that nothing below has to move when the content comes. A
 * page that knows better says so.
 */
export const reserveForPolicy = css`
  .form {
    min-block-size: var(--sealpost-reserve, 100vh);
  }
`

export const reserveForCredits = css`
  .form {
    min-block-size: var(--sealpost-reserve, 46em);
  }

  @container (width >= 720px) {
    .form {
      min-block-size: var(--sealpost-reserve, 36em);
    }
  }
`
