import { REPORT_STATUSES, type ReportSummary } from '@sealpost/protocol'
import { defineCommand } from '../command.ts'
import { parseChoice, parseCount, parseTime } from '../parse-option.ts'
import { renderSummary } from '../render.ts'
import { openClient } from '../secrets.ts'
import { loadSettings } from '../settings.ts'

const DEFAULT_LIMIT = 50

export const reportsList = defineCommand({
  name: 'reports list',
  summary: 'List reports, newest first',
  arguments: [],
  description: 'Lists reports, newest first. Needs the scope reports:read, and no private key.',
  options: {
    status: { type: 'string', value: '<status>', help: `One of ${REPORT_STATUSES.join(', ')}` },
    channel: { type: 'string', value: '<id>', help: 'A channel of your policy' },
    'updated-since': { type: 'string', value: '<time>', help: 'Changed at or after this time' },
    limit: { type: 'string', value: '<n>', help: `At most so many. Default: ${DEFAULT_LIMIT}` },
  },
  examples: ['reports list --status received', 'reports list --updated-since 2026-11-22 --json'],
  async run({ options }, io) {
    const limit = parseCount('--limit', options.limit) ?? DEFAULT_LIMIT
    const filters = {
      status: parseChoice('--status', options.status, REPORT_STATUSES),
      channel: options.channel,
      updatedSince: parseTime('--updated-since', options['updated-since']),
      limit: Math.min(limit, 100),
    }
    const client = await openClient(io, await loadSettings(io, options))

    const reports: ReportSummary[] = []
    for await (const report of client.reports.list(filters)) {
      reports.push(report)
      if (reports.length === limit) break
    }
    if (options.json) io.printJson(reports)
    else if (reports.length === 0) io.note('No reports.')
    else for (const report of reports) io.print(renderSummary(report))
  },
})
