import type { ProblemCode, ReportId, VendorSlug } from '@sealpost/protocol'

/** What travels with each request. `clientAddress` is the peer's, handed in by the runtime. */
export type AppEnv = {
  Bindings: { clientAddress?: string }
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
