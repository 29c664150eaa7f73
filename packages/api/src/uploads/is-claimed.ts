import { and, eq } from 'drizzle-orm'
import type { Deps } from '../deps.ts'
import type { Database } from '../storage/database.ts'
import { attachments } from '../storage/file-schema.ts'
import type { FileKey } from './find-part.ts'

/** The row that says which item a file belongs to. */
export function selectClaim(db: Database, { vendor, reportId, attachmentId }: FileKey) {
  return db
    .select({ size: attachments.size })
    .from(attachments)
    .where(
      and(
        eq(attachments.vendorId, vendor),
        eq(attachments.reportId, reportId),
        eq(attachments.id, attachmentId),
      ),
    )
}

/** Whether a file belongs to something that was sent. */
export async function isClaimed({ db }: Deps, key: FileKey): Promise<boolean> {
  return (await selectClaim(db, key)).length > 0
}
