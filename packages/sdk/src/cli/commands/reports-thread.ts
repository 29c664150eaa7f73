import { isDoubtful } from '../../open/findings.ts'
import { defineCommand } from '../command.ts'
import { DoubtError } from '../exit-code.ts'
import { KEY_OPTIONS } from '../key-place.ts'
import { parseReportId } from '../parse-option.ts'
import { renderOutcome, renderThread } from '../render-thread.ts'
import { openDesk } from '../secrets.ts'
import { loadSettings } from '../settings.ts'

export const reportsThread = defineCommand({
  name: 'reports thread',
  summary: 'Read what was said since a report came in, and check it',
  arguments: ['<report-id>'],
  description: [
    'Opens every message and change of both sides with your private key. Each is shown with who signed it;',
    'what is missing, repeated, moved or forged is named, and the exit code is then 4. At the end stands',
    'what it comes to: the day of publication, the wish to be thanked, the files.',
  ].join('\n'),
  options: KEY_OPTIONS,
  examples: ['reports thread 0b8f1a52-3c1e-4d53-9a0b-1d2c3b4a5f60'],
  async run({ options, arguments: [argument] }, io) {
    const reportId = parseReportId(argument)
    const desk = await openDesk(io, await loadSettings(io, options), options)
    const { thread, findings } = await desk.open(reportId)
    if (options.json) io.printJson(thread)
    else {
      if (thread.entries.length === 0) io.note('Nothing was said yet.')
      const lines = [...renderThread(thread.entries), '', ...renderOutcome(thread)]
      for (const line of lines) io.print(line)
    }
    const all = [findings, thread.findings, ...thread.entries.map((entry) => entry.findings)].flat()
    if (isDoubtful(all)) {
      throw new DoubtError('The report or its thread did not pass its checks; see the warnings.')
    }
  },
})
