import { and, eq } from 'drizzle-orm'
import type { VendorSlug } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import type { EventRow, OutletEvents } from '../outbox/way.ts'
import type { Outlet } from '../storage/delivery-schema.ts'
import { inList } from '../storage/in-list.ts'
import { entries, reports } from '../storage/schema.ts'
import { mailOutletsOf } from './mail-outlets.ts'
import { readMailTerms } from './read-mail-terms.ts'

/** Where events of a vendor are mailed to, of every kind; nowhere on a service that sends no mail. */
export async function findMailOutlets(
  deps: Deps,
  vendor: VendorSlug,
  events: readonly EventRow[],
): Promise<OutletEvents[]> {
  if (!deps.mail) return []
  const [terms, matterOf] = await Promise.all([
    readMailTerms(deps, vendor),
    readMatters(deps, vendor, events),
  ])
  const eventIds = new Map<Outlet, number[]>()
  for (const event of events) {
    for (const outlet of mailOutletsOf(event, matterOf(event), terms)) {
      eventIds.set(outlet, [...(eventIds.get(outlet) ?? []), event.id])
    }
  }
  return [...eventIds].map(([outlet, ids]) => ({ outlet, eventIds: ids }))
}

async function readMatters({ db }: Deps, vendor: VendorSlug, events: readonly EventRow[]) {
  const reportIds = [...new Set(events.map(({ reportId }) => reportId))]
  const entryIds = events.flatMap(({ cause }) => cause ?? [])
  const { id, channel, notify, attachments } = reports
  const { reportId, direction, sequence } = entries
  const [reportRows, entryRows] = await Promise.all([
    db
      .select({ id, channel, notify, attachments })
      .from(reports)
      .where(and(eq(reports.vendorId, vendor), inList(id, reportIds))),
    db
      .select({ reportId, id: entries.id, direction, sequence, attachments: entries.attachments })
      .from(entries)
      .where(
        and(
          eq(entries.vendorId, vendor),
          inList(reportId, reportIds),
          inList(entries.id, entryIds),
        ),
      ),
  ])
  return (event: EventRow) => ({
    report: reportRows.find((row) => row.id === event.reportId) ?? null,
    entry:
      entryRows.find((row) => row.reportId === event.reportId && row.id === event.cause) ?? null,
  })
}
