import {
  decodeBase64,
  encodeBase64Url,
  encodeHex,
  ReportId,
  type VendorSlug,
} from '@sealpost/protocol'
import { deriveBytes } from '../proofs/service-key.ts'
import type { ReportKey } from '../reports/find-report.ts'

/** Makes the links that end notes, and reads them again. Nothing is stored for that. */
export type OptOut = {
  tokenOf(report: ReportKey): Promise<string>
  /** The report that a token of this vendor's was made for; null for every other text. */
  reportOf(vendor: VendorSlug, token: string): Promise<ReportId | null>
}

const ID_BYTES = 16
const TOKEN = /^[A-Za-z0-9_-]{64}$/
const HMAC = { name: 'HMAC', hash: 'SHA-256' } as const

/** Derives what the links are made with from the service's seed. */
export async function createOptOut(seed: Uint8Array<ArrayBuffer>): Promise<OptOut> {
  const bytes = await deriveBytes(seed, 'sealpost/1/opt-out')
  const key = await crypto.subtle.importKey('raw', bytes, HMAC, false, ['sign', 'verify'])
  return {
    async tokenOf(report) {
      const id = toBytes(report.reportId)
      const mac = await crypto.subtle.sign('HMAC', key, textOf(report))
      return encodeBase64Url(Uint8Array.from([...id, ...new Uint8Array(mac)]))
    },
    async reportOf(vendor, token) {
      if (!TOKEN.test(token)) return null
      const bytes = decodeBase64(token.replaceAll('-', '+').replaceAll('_', '/'))
      const reportId = ReportId.safeParse(toUuid(bytes.subarray(0, ID_BYTES))).data
      if (!reportId) return null
      const mac = bytes.subarray(ID_BYTES)
      const isOurs = await crypto.subtle.verify('HMAC', key, mac, textOf({ vendor, reportId }))
      return isOurs ? reportId : null
    },
  }
}

function textOf({ vendor, reportId }: ReportKey): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${vendor}/${reportId}`)
}

function toBytes(uuid: string): number[] {
  return (uuid.replaceAll('-', '').match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))
}

function toUuid(bytes: Uint8Array): string {
  return encodeHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
