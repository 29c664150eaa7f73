import assert from 'node:assert/strict'
import { createHash, hkdfSync } from 'node:crypto'
import type { Page } from 'puppeteer-core'
import { type CrossedRequest, findCanaries } from '@sealpost/example-stage'
import { deriveReceiptKeys, parseReceipt, VendorSlug } from '@sealpost/protocol'

/** Whose receipt it is. */
type Holder = { receipt: string; vendor: string }

/**
 * Checks that neither the receipt, in any way of writing it, nor the key it derives for wrapping was in
 * an address, a header or a body; and that the token was, in a header only.
 */
export async function assertSecretsStayed(
  crossed: readonly CrossedRequest[],
  { receipt, vendor }: Holder,
): Promise<void> {
  const slug = VendorSlug.parse(vendor)
  const canonical = await parseReceipt(receipt, slug)
  const wrapKey = wrapKeyOf(canonical, vendor)
  const places = crossed.map(({ method, url, headers, body }) => ({
    name: `${method} ${url}`,
    bytes: Buffer.concat([Buffer.from(`${url}\n${headers}\n`), body]),
  }))
  const secrets = [receipt, canonical, canonical.toLowerCase(), wrapKey.toString('hex')]
  assert.deepEqual(findCanaries(places, secrets), [])
  assert.ok(places.every(({ bytes }) => !bytes.includes(wrapKey)))
  assert.ok(places.every(({ bytes }) => !bytes.includes(wrapKey.toString('base64').slice(0, 42))))

  const { accessToken } = await deriveReceiptKeys(canonical, slug)
  assert.ok(crossed.some(({ headers }) => headers.includes(accessToken)))
  assert.ok(
    crossed.every(({ url, body }) => !url.includes(accessToken) && !body.includes(accessToken)),
  )
}

/** The key that wraps a case's state, derived a second time and by other means than the form's. */
function wrapKeyOf(canonical: string, vendor: string): Buffer {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  const value = Array.from(canonical).reduce(
    (sum, digit) => sum * 32n + BigInt(alphabet.indexOf(digit)),
    0n,
  )
  const secret = Buffer.from((value >> 12n).toString(16).padStart(32, '0'), 'hex')
  const salt = createHash('sha256').update(`sealpost/1/${vendor}`).digest()
  return Buffer.from(hkdfSync('sha256', secret, salt, 'wrap', 32))
}

/** Checks that a page keeps nothing but the serial of the newest profile it has seen. */
export async function assertNothingStays(page: Page): Promise<void> {
  const kept = await page.evaluate(async () => ({
    local: Object.keys(localStorage).map((name) => localStorage.getItem(name) ?? ''),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: 'caches' in window ? await caches.keys() : [],
    cookies: document.cookie,
    address: location.hash + location.search,
    hasState: history.state !== null,
  }))
  assert.deepEqual(
    { ...kept, local: kept.local.filter((value) => !/^\d+$/.test(value)) },
    {
      local: [],
      session: [],
      databases: [],
      caches: [],
      cookies: '',
      address: '',
      hasState: false,
    },
  )
}
