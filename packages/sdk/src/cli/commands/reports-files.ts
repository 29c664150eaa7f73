import { relative, resolve } from 'node:path'
import { type SavedFile, saveFiles } from '../../node/save-files.ts'
import { isDoubtful } from '../../open/findings.ts'
import { defineCommand } from '../command.ts'
import { DoubtError, UsageError } from '../exit-code.ts'
import { KEY_OPTIONS } from '../key-place.ts'
import { parseCount, parseReportId } from '../parse-option.ts'
import { oneLine } from '../printable.ts'
import { renderFindings } from '../render.ts'
import { openDesk } from '../secrets.ts'
import { loadSettings } from '../settings.ts'

const MIB = 1024 * 1024

export const reportsFiles = defineCommand({
  name: 'reports files',
  summary: 'Save the files of a report and its thread',
  arguments: ['<report-id>'],
  description: [
    'Opens each file with your private key and writes it into a folder, under a name of our own such as',
    'evidence-1.png; what its sender called it is shown beside it. A file is there only if all of it is what',
    'its sender signed. Files come from strangers: open them where they can do no harm.',
  ].join('\n'),
  options: {
    to: { type: 'string', value: '<folder>', help: 'Made if it is not there; a link is refused' },
    file: {
      type: 'string',
      value: '<id>',
      multiple: true,
      help: 'Only this file. Default: all',
    },
    'max-mib': { type: 'string', value: '<n>', help: 'Refuse more than so many MiB in all' },
    ...KEY_OPTIONS,
  },
  examples: [
    'reports files 0b8f1a52-3c1e-4d53-9a0b-1d2c3b4a5f60 --to evidence',
    'reports files 0b8f1a52-3c1e-4d53-9a0b-1d2c3b4a5f60 --to evidence --max-mib 500',
  ],
  async run({ options, arguments: [argument] }, io) {
    const reportId = parseReportId(argument)
    if (options.to === undefined) throw new UsageError('--to is missing. See --help.')
    const folder = resolve(io.folder, options.to)
    const maxMib = parseCount('--max-mib', options['max-mib'])
    const desk = await openDesk(io, await loadSettings(io, options), options)
    const report = await desk.open(reportId)
    for (const line of renderFindings(report.findings)) io.note(line)
    const show = ({ path, name, size, from }: SavedFile) =>
      io.print(
        `${relative(io.folder, path)}  ${size} bytes from the ${from}, called ${oneLine(name)}`,
      )
    const saved = await saveFiles(
      desk,
      { report, folder },
      {
        attachmentIds: options.file,
        ...(maxMib !== undefined && { maxBytes: maxMib * MIB }),
        ...(!options.json && { onSaved: show }),
      },
    )
    if (options.json) io.printJson(saved)
    else if (saved.length === 0) io.note('No files.')
    if (isDoubtful(report.findings)) {
      throw new DoubtError('The report did not pass its checks; see the warnings above.')
    }
  },
})
