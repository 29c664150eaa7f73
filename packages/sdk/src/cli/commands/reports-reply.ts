import { defineCommand } from '../command.ts'
import { UsageError } from '../exit-code.ts'
import { KEY_OPTIONS } from '../key-place.ts'
import { parseReportId } from '../parse-option.ts'
import { openDesk } from '../secrets.ts'
import { loadSettings } from '../settings.ts'

export const reportsReply = defineCommand({
  name: 'reports reply',
  summary: 'Write to the reporter',
  arguments: ['<report-id>'],
  description: [
    'Seals a message for the reporter and for everybody who receives reports of its channel, signed as the',
    'vendor. The text comes from --text or from standard input. Needs the scopes reports:read and',
    'reports:write, and a private key that the profile names as signer.',
  ].join('\n'),
  options: {
    text: { type: 'string', value: '<text>', help: 'The message. Default: standard input' },
    ...KEY_OPTIONS,
  },
  examples: [
    'reports reply 0b8f1a52-3c1e-4d53-9a0b-1d2c3b4a5f60 --text "Which browser was it?"',
    'reports reply 0b8f1a52-3c1e-4d53-9a0b-1d2c3b4a5f60 < answer.txt',
  ],
  async run({ options, arguments: [argument] }, io) {
    const reportId = parseReportId(argument)
    const text = (options.text ?? (await io.readInput())).replaceAll('\r\n', '\n').trim()
    if (text === '') throw new UsageError('The message is empty. Give --text or standard input.')
    const desk = await openDesk(io, await loadSettings(io, options), options)
    const accepted = await desk.reply(reportId, { text })
    if (options.json) io.printJson(accepted)
    else io.print(`Sent ${accepted.at} (revision ${accepted.revision})`)
  },
})
