import { defineCommand } from '../command.ts'
import { parseCount, parseReportId } from '../parse-option.ts'
import { openClient } from '../secrets.ts'
import { loadSettings } from '../settings.ts'

export const reportsRead = defineCommand({
  name: 'reports read',
  summary: 'Mark a report as read',
  arguments: ['<report-id>'],
  description: [
    'Marks a report and what its reporter wrote as read, for all who work for the vendor. Needs the scopes',
    'reports:read and reports:write, and no private key.',
  ].join('\n'),
  options: {
    revision: { type: 'string', value: '<n>', help: 'Only up to there. Default: all there is' },
  },
  examples: ['reports read 0b8f1a52-3c1e-4d53-9a0b-1d2c3b4a5f60'],
  async run({ options, arguments: [argument] }, io) {
    const reportId = parseReportId(argument)
    const given = parseCount('--revision', options.revision)
    const { reports } = await openClient(io, await loadSettings(io, options))
    const revision = given ?? (await reports.get(reportId)).revision
    await reports.markRead(reportId, revision)
    if (options.json) io.printJson({ reportId, readRevision: revision })
    else io.print(`Read up to revision ${revision}.`)
  },
})
