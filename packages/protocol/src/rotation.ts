import * as z from 'zod/mini'
import { Day } from './encodings.ts'
import { Fingerprint, type VendorSlug } from './ids.ts'

/** An earlier key of a vendor's names the one that comes after it. */
export const Rotation = z.object({
  from: Fingerprint,
  to: Fingerprint,
  day: Day,
  /** Detached OpenPGP signature of type 0x00 by `from` over {@link rotationText}; binary, in base64. */
  signature: z.string().check(z.maxLength(16 * 1024)),
})
export type Rotation = z.infer<typeof Rotation>

/** The exact text that an earlier key signs: five lines, each ended by LF. */
export function rotationText(
  vendor: VendorSlug,
  { from, to, day }: Omit<Rotation, 'signature'>,
): string {
  return ['sealpost-rotation/1', vendor, from, to, day].map((line) => `${line}\n`).join('')
}
