import { defineCommand } from '../command.ts'
import { parseReportId } from '../parse-option.ts'
import { openClient } from '../secrets.ts'
import { loadSettings } from '../settings.ts'

export const reportsSealed = defineCommand({
  name: 'reports sealed',
  summary: 'Print a sealed report for gpg and mail programs',
  arguments: ['<report-id>'],
  description:
    'Prints the sealed report as an ASCII-armored OpenPGP message. gpg opens it, then exits with 2 because it does not know the key that the reporter signed with.',
  options: {},
  examples: ['reports sealed 0b8f1a52-3c1e-4d53-9a0b-1d2c3b4a5f60 | gpg --decrypt'],
  async run({ options, arguments: [argument] }, io) {
    const reportId = parseReportId(argument)
    const client = await openClient(io, await loadSettings(io, options))
    const armored = await client.reports.armored(reportId)
    if (options.json) io.printJson({ reportId, armored })
    else io.print(armored.trimEnd())
  },
})
