import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'

/** What the site's owner pastes into its pages, and the service that these may talk to. */
export type Embed = { html: string; serviceUrl: string }

/** A vendor's own site: another origin than the service's, under a strict content security policy. */
export type VendorSite = Disposable & {
  origin: string
  show: (embed: Embed) => void
  close: () => void
}

/** The site's pages, each with one element of the form's script. */
const ELEMENTS = new Map([
  ['/', 'sealpost-report'],
  ['/case', 'sealpost-case'],
  ['/policy', 'sealpost-policy'],
  ['/credits', 'sealpost-credits'],
])

/** Starts the site on a free port. */
export async function startVendorSite(): Promise<VendorSite> {
  let embed: Embed | null = null
  const server = createServer((request, response) => {
    const element = ELEMENTS.get(request.url ?? '')
    if (!embed || element === undefined) {
      response.writeHead(404).end()
      return
    }
    const nonce = randomBytes(16).toString('base64')
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': strictPolicy(nonce, embed.serviceUrl),
    })
    response.end(page(embed.html.replaceAll('sealpost-report', element), nonce))
  })
  await listen(server)
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return {
    // 127.0.0.1 and localhost are different origins, and both are secure contexts.
    origin: `http://127.0.0.1:${portOf(server)}`,
    show: (next) => {
      embed = next
    },
    close,
    [Symbol.dispose]: close,
  }
}

function strictPolicy(nonce: string, serviceUrl: string): string {
  return [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src 'none'`,
    // Files are sealed, and proofs of work found, off the page's own thread.
    `worker-src blob:`,
    // The empty icon, which keeps browsers from asking for one.
    `img-src data:`,
    `connect-src ${serviceUrl}`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `require-trusted-types-for 'script'`,
    `trusted-types sealpost sealpost-lit`,
  ].join('; ')
}

/** The tags as `sealpost init` printed them, with the nonce that this site's policy asks for. */
function page(tags: string, nonce: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Security at Acme</title>
<link rel="icon" href="data:,">
<h1>Security</h1>
${tags.replace('<script ', `<script nonce="${nonce}" `)}
</html>`
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
}

function portOf(server: Server): number {
  const address = server.address()
  if (typeof address === 'string' || address === null) throw new Error('The site has no port')
  return address.port
}
