import type { Fingerprint, VendorSlug } from '@sealpost/protocol'
import type { Place } from '../sealing/sealing.ts'
import { TroubleError } from '../trouble.ts'
import { rememberedSerial } from './serial-memory.ts'

/** An element's attributes as they were written. */
export type PlaceAttributes = {
  service: string
  vendor: string
  fingerprint: string
  /** Empty if the page pins no serial. */
  serial: string
}

/**
 * Reads the attributes into a place, with the highest serial seen so far.
 *
 * @throws {@link TroubleError} `missing_attributes` or `fingerprint_malformed`.
 */
export function placeOf(attributes: PlaceAttributes): Place {
  const service = attributes.service.trim().replace(/\/+$/, '')
  const vendor = attributes.vendor.trim()
  const fingerprint = attributes.fingerprint.replace(/\s/g, '').toLowerCase()
  if (!isWebAddress(service) || !isSlug(vendor) || fingerprint === '') {
    throw new TroubleError('missing_attributes')
  }
  if (!isFingerprint(fingerprint)) throw new TroubleError('fingerprint_malformed')

  const pinned = Number(attributes.serial)
  const lowestSerial = Math.max(
    Number.isSafeInteger(pinned) ? pinned : 0,
    rememberedSerial({ service, vendor }),
  )
  return { service, vendor, fingerprint, lowestSerial }
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text)
}

// The same shapes as protocol's schemas, which only the crypto file carries.
function isSlug(text: string): text is VendorSlug {
  return /^[a-z0-9][a-z0-9-]{0,38}[a-z0-9]$/.test(text)
}

function isFingerprint(text: string): text is Fingerprint {
  return /^[0-9a-f]{40}$/.test(text)
}
