import { generateCaseKey, type SecretKey } from '../envelope/index.ts'
import type { SealedEventItem, SealedMessageItem, SealedReportItem } from '../index.ts'
import { makeEventItem, makeMessageItem, makeReportItem, now } from './make-item.ts'

/** A vendor and a reporter with fresh keys, and a report with what follows it between them. */
export type Thread = {
  vendor: SecretKey
  reporter: SecretKey
  item: SealedReportItem
  event: SealedEventItem
  message: SealedMessageItem
}

export async function makeThread(description?: string): Promise<Thread> {
  const [vendor, reporter] = [await generateCaseKey(now), await generateCaseKey(now)]
  const to = [vendor.certificate.fingerprint, reporter.certificate.fingerprint]
  const { fingerprint: from, armored: certificate } = reporter.certificate
  return {
    vendor,
    reporter,
    item: makeReportItem({ from, to, certificate }, description),
    event: makeEventItem({ from: vendor.certificate.fingerprint, to }),
    message: makeMessageItem({ from, to }),
  }
}
