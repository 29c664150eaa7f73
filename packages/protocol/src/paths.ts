/** Where each operation lives. Apart from the operations table, so that a browser needs no schemas to send. */
export const PATHS = {
  getProfile: '/v1/vendors/{vendor}/profile',
  getProfileVersion: '/v1/vendors/{vendor}/profile/{hash}',
  getService: '/v1/service',
  getChallenge: '/v1/vendors/{vendor}/challenge',
  openUpload: '/v1/vendors/{vendor}/uploads',
  putPart: '/v1/vendors/{vendor}/uploads/{attachmentId}/parts/{part}',
  deleteUpload: '/v1/vendors/{vendor}/uploads/{attachmentId}',
  submitReport: '/v1/vendors/{vendor}/reports',
  getCase: '/v1/vendors/{vendor}/case',
  addToCase: '/v1/vendors/{vendor}/case/entries',
  markCaseRead: '/v1/vendors/{vendor}/case/read',
  withdrawCredit: '/v1/vendors/{vendor}/case/credit',
  listCredits: '/v1/vendors/{vendor}/credits',
  listReports: '/v1/reports',
  getReport: '/v1/reports/{reportId}',
  getSealedReport: '/v1/reports/{reportId}/sealed',
  getArmoredReport: '/v1/reports/{reportId}/sealed.asc',
  getAttachment: '/v1/reports/{reportId}/attachments/{attachmentId}',
  updateReport: '/v1/reports/{reportId}',
  sendMessage: '/v1/reports/{reportId}/messages',
  markReportRead: '/v1/reports/{reportId}/read',
  deleteReport: '/v1/reports/{reportId}',
  putCredit: '/v1/reports/{reportId}/credit',
  deleteCredit: '/v1/reports/{reportId}/credit',
  listEvents: '/v1/events',
  putProfile: '/v1/profile',
  listApiKeys: '/v1/api-keys',
  createApiKey: '/v1/api-keys',
  deleteApiKey: '/v1/api-keys/{apiKeyId}',
  createVendor: '/v1/vendors',
  listVendors: '/v1/vendors',
  deleteVendor: '/v1/vendors/{vendor}',
} as const

export type OperationId = keyof typeof PATHS

/** Fills a path's `{names}`, percent-encoding each value (RFC 3986 §2.1). */
export function fillPath(path: string, values: Readonly<Record<string, string>> = {}): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''))
}
