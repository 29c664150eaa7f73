import { defineCommand } from '../command.ts'
import { parseReportId } from '../parse-option.ts'
import { renderHistory, renderRecord } from '../render.ts'
import { openClient } from '../secrets.ts'
import { loadSettings } from '../settings.ts'
import { fetchTimeZone } from '../time-zone.ts'

export const reportsShow = defineCommand({
  name: 'reports show',
  summary: 'Show what the service knows about a report',
  arguments: ['<report-id>'],
  description:
    'Shows status and history as the service states them. Needs no private key, and shows nothing of what the reporter wrote.',
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

    const history = record.history.map(({ event: _sealed, ...entry }) => ({
      ...entry,
      vouched: 'stated' as const,
      note: null,
      findings: [],
    }))
    const view = { now: new Date(), timeZone: await fetchTimeZone(client, settings.vendor) }
    for (const line of [...renderRecord(record, view), '', ...renderHistory(history)])
      io.print(line)
  },
})
