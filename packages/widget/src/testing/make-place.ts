import { Fingerprint } from '@sealpost/protocol'
import type { Place } from '../sealing/sealing.ts'
import type { TestVendor } from './make-vendor.ts'

/** Where a test's form points: a service that only the test's own `fetch` knows. */
export function makePlace(vendor: TestVendor, lowestSerial = 0): Place {
  return {
    service: 'https://reports.example',
    vendor: vendor.slug,
    fingerprint: Fingerprint.parse(vendor.fingerprint),
    lowestSerial,
  }
}
