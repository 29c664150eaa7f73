import { resolve } from 'node:path'
import type { DeskReport } from '../../open/desk.ts'
import { isDoubtful } from '../../open/findings.ts'
import { type OpenedReport, openReport } from '../../open/open-report.ts'
import { defineCommand } from '../command.ts'
import { dearmor } from '../dearmor.ts'
import { DoubtError } from '../exit-code.ts'
import { readBytes } from '../files.ts'
import type { Io } from '../io.ts'
import { KEY_OPTIONS, type KeyOptions } from '../key-place.ts'
import { parseReportId } from '../parse-option.ts'
import { renderFindings, renderRecord } from '../render.ts'
import { renderReport } from '../render-report.ts'
import { renderOutcome, renderThread } from '../render-thread.ts'
import { openDesk, openKey } from '../secrets.ts'
import { type LoadedSettings, loadSettings } from '../settings.ts'
import { timeZoneOf } from '../time-zone.ts'

export const reportsOpen = defineCommand({
  name: 'reports open',
  summary: 'Open a report with your private key and check it',
  arguments: ['<report-id|file>'],
  description: [
    'Fetches a sealed report, opens it with the private key of the settings, and checks the',
    "reporter's signature and everything the service says about it. What does not fit is said first,",
    'and the exit code is then 4. With --file, opens a sealed report that came by mail.',
  ].join('\n'),
  options: {
    file: { type: 'boolean', help: 'The argument is a file, armored or binary' },
    ...KEY_OPTIONS,
  },
  examples: [
    'reports open 0b8f1a52-3c1e-4d53-9a0b-1d2c3b4a5f60',
    'reports open --file from-a-mail.asc --json',
  ],
  async run({ options, arguments: [target = ''] }, io) {
    const settings = await loadSettings(io, options)
    const opened = options.file
      ? await openFile(io, settings, { ...options, file: target })
      : await (await openDesk(io, settings, options)).open(parseReportId(target))
    if (options.json) io.printJson(toJson(opened))
    else for (const line of render(opened)) io.print(line)
    if (isDoubtful(opened.findings)) {
      throw new DoubtError('The report did not pass its checks; see the warnings above.')
    }
  },
})

async function openFile(
  io: Io,
  settings: LoadedSettings,
  { file, ...options }: KeyOptions & { file: string },
): Promise<OpenedReport> {
  const sealed = dearmor(await readBytes(resolve(io.folder, file), 'the sealed report'))
  const key = await openKey(io, settings, options)
  return openReport({ sealed, key, vendor: settings.vendor })
}

function render(opened: OpenedReport | DeskReport): string[] {
  if (!('record' in opened)) return [...renderFindings(opened.findings), ...renderReport(opened)]
  const { record, thread, profile, findings } = opened
  const policy = profile?.profile.policy
  return [
    ...renderFindings(findings),
    ...renderRecord(record, { now: new Date(), timeZone: timeZoneOf(policy) }),
    '',
    ...renderReport(opened, policy),
    '',
    ...renderThread(thread.entries),
    '',
    ...renderOutcome(thread),
  ]
}

function toJson({ report, ...opened }: OpenedReport | DeskReport) {
  const { reporter, ...words } = report
  const { fingerprint, armored } = reporter
  const { profile: _, ...rest } = { profile: null, ...opened }
  return { report: { ...words, reporter: { fingerprint, certificate: armored } }, ...rest }
}
