import { and, eq } from 'drizzle-orm'
import { EntryId, LIMITS, type StoredFile } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { createSlots } from '../outbox/slots.ts'
import type { EventRow, Job, Way } from '../outbox/way.ts'
import { ProblemError } from '../problem-error.ts'
import { findReport, type ReportKey } from '../reports/find-report.ts'
import { entries } from '../storage/schema.ts'
import { getAttachment } from '../uploads/get-attachment.ts'
import { filesMail } from './files-mime.ts'
import { textMail } from './mail-message.ts'
import { channelOf } from './mail-outlets.ts'
import { MAIL_WAY } from './mail-way.ts'
import { fetchNote, filesNote } from './notes.ts'
import { readMailTerms } from './read-mail-terms.ts'
import { type Letter, sendLetter } from './send-letter.ts'
import { mailWordsFor } from './words.ts'

/** Mails with files under way at once, of all vendors: each is held whole, as files and as a mail. */
const place = createSlots(4)

/** To the mailboxes of a vendor: the sealed files of what was mailed, or how to fetch them. */
export const filesWay: Way = {
  ...MAIL_WAY,
  kind: 'files',
  outletsOf: () => Promise.resolve([]),
  send: (deps, job) => place(async () => sendLetter(deps, job, await compose(deps, job))),
}

/** Null if the vendor no longer wants it, or nothing is left of it. */
async function compose(deps: Deps, { delivery, event }: Job): Promise<Letter | null> {
  const { vendorId: vendor, outlet } = delivery
  const { reportId } = event
  const terms = await readMailTerms(deps, vendor)
  const to = terms.mailboxes.get(channelOf(outlet))
  if (to === undefined || !terms.sealed || reportId === '') return null
  const report = await findReport(deps, { vendor, reportId })
  if (!report || report.deletedAtMs !== null) return null

  const { reference } = report
  const subject = `[${reference}] ${report.channel}`
  const words = mailWordsFor(terms.language)
  const stored = event.cause === null ? report.attachments : await readEntryFiles(deps, event)
  const sizes = stored.map(({ size }) => size)
  if (sizes.reduce((sum, size) => sum + size, 0) > LIMITS.maxMailedFileBytes) {
    const text = fetchNote(words, { reference, reportId, sizes })
    return { to, subject, write: (head) => textMail(head, text) }
  }
  const files = await readFiles(deps, { vendor, reportId }, stored)
  const text = filesNote(words, { reference, reportId })
  return files && { to, subject, write: (head) => filesMail(head, { text, files }) }
}

/** The files that came with the entry that an event tells of. */
async function readEntryFiles(
  { db }: Deps,
  { vendorId, reportId, cause }: EventRow,
): Promise<StoredFile[]> {
  if (reportId === '') return []
  const isReports = and(eq(entries.vendorId, vendorId), eq(entries.reportId, reportId))
  const [found] = await db
    .select({ attachments: entries.attachments })
    .from(entries)
    .where(and(isReports, eq(entries.id, EntryId.parse(cause))))
  return found?.attachments ?? []
}

/** The bytes of files that together are within the limit; null if the report was deleted meanwhile. */
async function readFiles(
  deps: Deps,
  report: ReportKey,
  stored: readonly StoredFile[],
): Promise<Uint8Array[] | null> {
  const files: Uint8Array[] = []
  try {
    for (const { id: attachmentId } of stored) {
      const { size, read } = await getAttachment(deps, { ...report, attachmentId })
      const stream = read({ first: 0, last: size - 1 })
      files.push(new Uint8Array(await new Response(stream).arrayBuffer()))
    }
    return files
  } catch (error) {
    if (error instanceof ProblemError && error.code !== 'unavailable') return null
    throw error
  }
}
