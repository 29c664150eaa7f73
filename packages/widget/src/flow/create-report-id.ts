import type { ReportId } from '@sealpost/protocol'

/** Makes the id that a report keeps for life, as soon as its form is in use. */
export function createReportId(): ReportId {
  return toReportId(crypto.randomUUID())
}

/** `randomUUID` makes a version 4 UUID in lower case, which is what the brand names. */
function toReportId(uuid: string): ReportId {
  return uuid as ReportId
}
