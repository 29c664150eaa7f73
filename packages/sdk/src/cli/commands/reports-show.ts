import { defineCommand } from '../command.ts'
import { parseReportId } from '../parse-option.ts'
import { renderRecord } from '../render.ts'
import { renderThread } from '../render-thread.ts'
import { openClient } from '../secrets.ts'
import { loadSettings } from '../settings.ts'
import { fetchTimeZone } from '../time-zone.ts'

export const reportsShow = defineCommand({
  name: 'reports show',
  summary: 'Show what the service knows about a report',
  arguments: ['<report-id>'],
  description:
    'Shows status and thread as the service states them. Needs no private key, and shows nothing of what the reporter wrote.',
  options: {},
  examples: ['reports show 0b8f1a52-3c1e-4d53-9a0b-1d2c3b4a5f60'],
  async run({ options, arguments: [argument] }, io) {
    const reportId = parseReportId(argument)
    const settings = await loadSettings(io, options)
    const client = await openClient(io, settings)
    const record = await client.reports.get(reportId)
    if (options.json) {
      io.printJson(record)
      return
    }

    const entries = record.thread.map(({ sealed: _sealed, ...entry }) => ({
      ...entry,
      vouched: 'stated' as const,
      signer: null,
      signedAt: null,
      said: null,
      unproven: null,
      findings: [],
    }))
    const view = { now: new Date(), timeZone: await fetchTimeZone(client, settings.vendor) }
    for (const line of [...renderRecord(record, view), '', ...renderThread(entries)]) io.print(line)
  },
})
