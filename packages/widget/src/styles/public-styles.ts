import { css } from 'lit'
import { thanks } from './thanks.ts'

/** The policy and the hall of fame: pages for reading, on screens and on paper. */
export const publicStyles = css`
  ${thanks}
  .contents {
    padding: var(--_12) var(--_20);
    border-block-end: 1px solid var(--_border);
  }

  .rail.contents ol {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_16);
    padding: 0;
  }

  .contents a {
    display: flex;
    align-items: center;
    min-block-size: var(--_target);
    color: var(--_muted);
    text-decoration: none;
  }

  .contents a:hover {
    color: var(--_ink);
    text-decoration: underline;
  }

  .section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_16);
  }

  .step > .section {
    max-inline-size: 46em;
  }

  .section + .section {
    margin-block-start: var(--_32);
    padding-block-start: var(--_32);
    border-block-start: 1px solid var(--_border);
  }

  .section > h3 {
    scroll-margin-block-start: var(--_20);
    font-size: 1.25em;
  }

  .section h4 {
    margin-block-end: var(--_4);
  }

  .section b {
    font-weight: 600;
  }

  .section .facts {
    font-size: 0.9375em;
  }

  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_20);
  }

  .groups-of-targets {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_16);
  }

  .groups-of-targets h4 {
    color: var(--_muted);
    font-size: 0.875em;
    font-weight: 500;
  }

  .targets > li,
  .exclusions > li {
    padding-block: var(--_8);
    border-block-start: 1px solid var(--_border);
  }

  .targets > li {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_16);
    align-items: baseline;
  }

  .exclusions p:has(> code) {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_16);
    align-items: baseline;
  }

  .long[open] > summary {
    margin-block-end: var(--_12);
  }

  .search {
    display: grid;
    gap: var(--_4);
    max-inline-size: 26em;
  }

  .ways {
    display: grid;
    gap: var(--_12);
  }

  .ways > li {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_8);
    padding: var(--_16);
    border-radius: var(--_radius);
    background: var(--_raised);
  }

  .ways h4 {
    margin: 0;
  }

  .ways dl:empty {
    display: none;
  }

  .promises {
    display: grid;
    gap: var(--_16);
  }

  .promises > li {
    padding-inline-start: var(--_16);
    border-inline-start: 2px solid var(--_ink);
  }

  .promise {
    font-weight: 600;
  }

  .holidays {
    margin-block-start: var(--_4);
    color: var(--_muted);
  }

  .section summary {
    font-weight: 400;
  }

  .section .long > summary {
    font-weight: 500;
  }

  .key {
    padding: var(--_16);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    font-size: 1.125em;
  }

  @container (width >= 560px) {
    .columns {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: var(--_32);
    }
  }

  @container (width >= 720px) {
    .rail.contents {
      padding: var(--_28) var(--_20) var(--_28) var(--_32);
      border-block-end: 0;
    }

    .rail.contents ol {
      position: sticky;
      inset-block-start: var(--_20);
      display: block;
    }

    .contents a {
      min-block-size: 32px;
    }
  }

  @media print {
    .form {
      min-block-size: 0;
      border: 0;
    }

    .contents,
    .search,
    header .link,
    header .seal span[aria-hidden],
    #more {
      display: none;
    }

    .body {
      display: block;
    }

    header,
    .step {
      padding-inline: 0;
    }

    .section {
      break-inside: avoid-page;
    }

    .section > h3 {
      break-after: avoid-page;
    }

    details::details-content {
      content-visibility: visible;
      block-size: auto;
    }
  }
`
