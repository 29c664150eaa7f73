import { REPORT_STATUSES, type ReportSummary } from '@sealpost/protocol'
import { defineCommand } from '../command.ts'
import { parseChoice, parseCount, parseHours, parseTime } from '../parse-option.ts'
import { renderSummary } from '../render.ts'
import { openClient } from '../secrets.ts'
import { loadSettings } from '../settings.ts'
import { fetchTimeZone } from '../time-zone.ts'

const DEFAULT_LIMIT = 50

export const reportsList = defineCommand({
  name: 'reports list',
  summary: 'List reports, newest first',
  arguments: [],
  description: [
    'Lists reports, newest first, with the promise that is due next. Deadlines are written in the time zone',
    'of your policy. Needs the scope reports:read, and no private key.',
  ].join('\n'),
  options: {
    status: { type: 'string', value: '<status>', help: `One of ${REPORT_STATUSES.join(', ')}` },
    channel: { type: 'string', value: '<id>', help: 'A channel of your policy' },
    'updated-since': { type: 'string', value: '<time>', help: 'Changed at or after this time' },
    unread: { type: 'boolean', help: 'Only those with something of the reporter\u2019s to read' },
    late: { type: 'boolean', help: 'Only those with an overdue promise' },
    'due-within': {
      type: 'string',
      value: '<span>',
      help: 'Only those with a promise due in so many hours or days, such as 72h or 3d, or overdue',
    },
    limit: { type: 'string', value: '<n>', help: `At most so many. Default: ${DEFAULT_LIMIT}` },
  },
  examples: [
    'reports list --status received',
    'reports list --unread',
    'reports list --late --due-within 72h',
    'reports list --updated-since 2026-11-22 --json',
  ],
  async run({ options }, io) {
    const limit = parseCount('--limit', options.limit) ?? DEFAULT_LIMIT
    const filters = {
      status: parseChoice('--status', options.status, REPORT_STATUSES),
      channel: options.channel,
      updatedSince: parseTime('--updated-since', options['updated-since']),
      unread: options.unread || undefined,
      late: options.late || undefined,
      dueWithinHours: parseHours('--due-within', options['due-within']),
      limit: Math.min(limit, 100),
    } as const
    const settings = await loadSettings(io, options)
    const client = await openClient(io, settings)

    const reports: ReportSummary[] = []
    for await (const report of client.reports.list(filters)) {
      reports.push(report)
      if (reports.length === limit) break
    }
    if (options.json) io.printJson(reports)
    else if (reports.length === 0) io.note('No reports.')
    else {
      const view = { now: new Date(), timeZone: await fetchTimeZone(client, settings.vendor) }
      for (const report of reports) io.print(renderSummary(report, view))
    }
  },
})
