/**
 * The service's own page for the cases of a vendor. It never holds the receipt: a browser would
 * write that into its history.
 */
export function caseLink(service: string, vendor: string): string {
  return `${service.trim().replace(/\/+$/, '')}/v/${encodeURIComponent(vendor)}/case`
}
