import type { ProblemCode, ReportId, Sha256, VendorSlug } from '@sealpost/protocol'
import type { Upload } from '../uploads/find-upload.ts'

/**
 * What travels with each request. The runtime hands in the peer's `clientAddress` and, where it ends
 * with the answer, `waitUntil` for what goes on after it.
 */
export type AppEnv = {
  Bindings: { clientAddress?: string; waitUntil?: (work: Promise<void>) => void }
  Variables: {
    requestId: string
    vendor?: VendorSlug
    problem?: ProblemCode
    fault?: string
  }
}

/** After `requireVendor`: whose API key it was. */
export type VendorEnv = AppEnv & { Variables: { vendor: VendorSlug } }

/** After `requireReporter`: the report that the receipt belongs to. */
export type ReporterEnv = AppEnv & { Variables: { vendor: VendorSlug; reportId: ReportId } }

/** After `requireUploader`: where its token may put files. */
export type UploaderEnv = AppEnv & { Variables: { upload: Upload } }

/** After `partBody`: the bytes, and the hash that their sender states. */
export type PartEnv = UploaderEnv & {
  Variables: { part: { bytes: Uint8Array<ArrayBuffer>; digest: Sha256 } }
}
