import { html, raw } from 'hono/html'
import type { DemoVendor } from './demo-vendors.ts'
import type { Script } from './find-script.ts'

/** The values that one showing of a page needs. */
export type PageContext = {
  vendor: DemoVendor
  nonce: string
  script: Script
  serviceUrl: string
}

/** A vendor's security page with the report form, as the vendor would write it. */
export function reportPage(context: PageContext) {
  const { vendor, serviceUrl } = context
  return layout(
    context,
    `Security at ${vendor.name}`,
    html`<p class="lead">
        Found a weakness in something of ours? Tell us here. What you write is sealed on this page, and
        only our security team can open it.
      </p>
      <sealpost-report
        service="${serviceUrl}"
        vendor="${vendor.slug}"
        fingerprint="${vendor.fingerprint}"
      >
        Mail <a href="mailto:security@${vendor.slug}.example">security@${vendor.slug}.example</a>
        with the OpenPGP key <code>${vendor.fingerprint}</code>.
      </sealpost-report>
      <p class="aside">Have you reported before? <a href="/demo/${vendor.slug}/case">Open your case</a> ·
        <a href="/v/${vendor.slug}">Policy and hall of fame</a></p>`,
  )
}

/** The page on which a reporter follows up with the receipt. */
export function casePage(context: PageContext) {
  const { vendor, serviceUrl } = context
  return layout(
    context,
    `Your case with ${vendor.name}`,
    html`<sealpost-case
        service="${serviceUrl}"
        vendor="${vendor.slug}"
        fingerprint="${vendor.fingerprint}"
      >
        Mail <a href="mailto:security@${vendor.slug}.example">security@${vendor.slug}.example</a>.
      </sealpost-case>
      <p class="aside"><a href="/demo/${vendor.slug}">Report something new</a></p>`,
  )
}

/** Where `npm start` sends a person first: every demo page, and where the vendor's side is. */
export function indexPage(vendors: readonly DemoVendor[]) {
  return html`<!doctype html>
    <html lang="en">
      ${head('Sealpost demo')}
      <body>
        <main>
          <h1>Sealpost demo</h1>
          <p class="lead">Four vendors, four policies, one form that follows each of them.</p>
          <ul class="vendors">
            ${vendors.map(
              (vendor) => html`<li>
                <a href="/demo/${vendor.slug}"><strong>${vendor.name}</strong></a>
                <span>${vendor.blurb}</span>
                <a href="/demo/${vendor.slug}/case">Open a case</a>
              </li>`,
            )}
          </ul>
          <p class="aside"><a href="/docs">API reference</a></p>
        </main>
      </body>
    </html>`
}

function layout(context: PageContext, title: string, content: ReturnType<typeof html>) {
  const { script, nonce } = context
  return html`<!doctype html>
    <html lang="en">
      ${head(
        title,
        html`<script
          src="${script.url}"
          integrity="${script.integrity}"
          nonce="${nonce}"
          crossorigin="anonymous"
          defer
        ></script>`,
      )}
      <body>
        <header>
          <a href="/demo">${context.vendor.name}</a>
          <span>Demo</span>
        </header>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`
}

function head(title: string, script: ReturnType<typeof html> | ReturnType<typeof raw> = raw('')) {
  return html`<head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${title}</title>
    <link rel="stylesheet" href="/demo/demo.css" />
    ${script}
  </head>`
}
