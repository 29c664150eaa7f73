import type { Day, PromiseId, Reference, ReportId } from '@sealpost/protocol'
import type { MailWords } from './words.ts'

const MIB = 1024 * 1024

type Named = { reference: Reference; reportId: ReportId }

/** Tells a vendor which promise is or was due, for which report; nothing of the report. */
export function promiseNote(
  words: MailWords,
  note: Named & { isMissed: boolean; promise: PromiseId; day: Day },
): string {
  const say = note.isMissed ? words.missed : words.dueSoon
  return toText(
    note.reference,
    say(words.promises[note.promise], note.day),
    withCommand(words.openReport, `reports open ${note.reportId}`),
  )
}

/** Tells a vendor that a key, or without a fingerprint its profile, is about to expire. */
export function expiryNote(
  words: MailWords,
  { fingerprint, day }: { fingerprint: string | null; day: Day },
): string {
  return fingerprint === null
    ? toText(words.profileExpiring(day), withCommand(words.pushProfile, 'profile push'))
    : toText(
        words.keyExpiring(fingerprint, day),
        withCommand(words.replaceKey, 'profile push', 'profile rotate'),
      )
}

/** Stands beside files that are mailed. */
export function filesNote(words: MailWords, { reference, reportId }: Named): string {
  return toText(
    reference,
    `${words.filesInside}\n  gpg --decrypt --output evidence-1 evidence-1.pgp`,
    withCommand(words.filesNamed, `reports files ${reportId} --to evidence`),
  )
}

/** Stands in the place of files that are too much for a mail. */
export function fetchNote(
  words: MailWords,
  { reference, reportId, sizes }: Named & { sizes: readonly number[] },
): string {
  const mebibytes = Math.ceil(sizes.reduce((sum, size) => sum + size, 0) / MIB)
  return toText(
    reference,
    words.filesTooLarge(sizes.length, `${mebibytes} MiB`),
    withCommand(words.fetchFiles, `reports files ${reportId} --to evidence`),
  )
}

/** Tells a reporter that a report has arrived, or that something is new, and never what. */
export function reporterNote(
  words: MailWords,
  note: Pick<Named, 'reference'> & { isFirst: boolean; caseUrl: string; unsubscribeUrl: string },
): string {
  const say = note.isFirst ? words.reportReceived : words.somethingNew
  return toText(
    say(note.reference),
    `${words.openCase}\n  ${note.caseUrl}\n${words.receiptNeeded}`,
    `${words.endNotes}\n  ${note.unsubscribeUrl}`,
  )
}

function withCommand(words: string, ...commands: readonly string[]): string {
  return [words, ...commands.map((command) => `  sealpost ${command}`)].join('\n')
}

function toText(...paragraphs: readonly string[]): string {
  return `${paragraphs.join('\n\n')}\n`
}
