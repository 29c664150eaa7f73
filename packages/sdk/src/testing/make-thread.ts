import {
  decodeBase64,
  type EmbargoMove,
  EntryId,
  sha256,
  type ThreadEntry,
  type ThreadPosition,
  type VisibleChange,
} from '@sealpost/protocol'
import type { SecretKey } from '@sealpost/protocol/envelope'
import { openReport } from '../open/open-report.ts'
import { openThread } from '../open/open-thread.ts'
import { sealEntry } from '../open/seal-entry.ts'
import { signProfile } from '../open/sign-profile.ts'
import { makeDraft, VENDOR, VENDOR_KEY, verifyOwn } from './make-vendor.ts'
import { type ReporterWords, sealEntryAsReporter } from './seal-entry-as-reporter.ts'
import { sealReport } from './submit-report.ts'

const key = VENDOR_KEY
const profile = await verifyOwn(await signProfile(makeDraft(), key))

/** What one side says; `vendor` and `reporter` take turns as the test likes. */
export type Line =
  | { vendor: { text?: string; change?: VisibleChange; embargo?: EmbargoMove; signer?: SecretKey } }
  | { reporter: ReporterWords }

/** A report and a thread that both sides wrote, as an honest service would show it. */
export async function makeThread(lines: readonly Line[]) {
  const { sealed, report, caseKey } = await sealReport(profile)
  const opened = await openReport({ sealed, key, vendor: VENDOR })
  const next: Record<'vendor' | 'reporter', ThreadPosition> = {
    vendor: { sequence: 0, previousHash: null },
    reporter: { sequence: 1, previousHash: opened.hash },
  }
  const thread: ThreadEntry[] = []
  for (const line of lines) {
    const actor = 'vendor' in line ? 'vendor' : 'reporter'
    const { id, entry } =
      'vendor' in line
        ? await sealAsVendor(line.vendor, next.vendor)
        : await sealEntryAsReporter({ report, caseKey, profile }, next.reporter, line.reporter)
    const { change } = 'vendor' in line ? line.vendor : line.reporter
    const attachments = 'reporter' in line ? (line.reporter.files ?? []) : []
    thread.push({
      id,
      revision: thread.length + 2,
      at: new Date().toISOString(),
      actor,
      change: change ?? null,
      sealed: entry,
      attachments: attachments.map(({ stored }) => stored),
    })
    const previousHash = await sha256(decodeBase64(entry.sealed))
    next[actor] = { sequence: entry.sequence + 1, previousHash }
  }
  const profiles = new Map([[profile.hash, profile]])
  const open = (shown: readonly ThreadEntry[] = thread) =>
    openThread({ thread: shown, opened, profiles, key })
  return { thread, open, opened, report, caseKey, profile }

  async function sealAsVendor(
    { change, signer = key, ...words }: Extract<Line, { vendor: object }>['vendor'],
    position: ThreadPosition,
  ) {
    const id = EntryId.parse(crypto.randomUUID())
    const now = new Date()
    return {
      id,
      entry: await sealEntry({
        ...words,
        opened,
        profile,
        position,
        id,
        change: change ?? null,
        key: signer,
        now,
      }),
    }
  }
}
