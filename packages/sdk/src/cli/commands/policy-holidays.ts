import { resolve } from 'node:path'
import { defineCommand } from '../command.ts'
import { UsageError } from '../exit-code.ts'
import { readJsonFile, replaceFile } from '../files.ts'
import { fillHolidays, HOLIDAY_OPTIONS, parseHolidayPlace } from '../holidays.ts'

export const policyHolidays = defineCommand({
  name: 'policy holidays',
  summary: 'Write public holidays into a policy',
  arguments: ['<file>'],
  description: [
    'Adds the public holidays of a country to the calendar of a policy, as dates, so that neither a service',
    'nor a form has to know them; days that stand there already stay. Do this once a year. Needs the package',
    'date-holidays, which is not installed with this one.',
  ].join('\n'),
  options: HOLIDAY_OPTIONS,
  examples: ['policy holidays policy.json --country GB --region ENG --years 3'],
  async run({ options, arguments: [file = ''] }, io) {
    const place = parseHolidayPlace(options)
    if (!place) throw new UsageError('--country is missing. See --help.')
    const path = resolve(io.folder, file)
    const policy = await readJsonFile(path, 'the policy')
    const filled = await fillHolidays(policy, place, new Date())
    await replaceFile(path, `${JSON.stringify(filled, null, 2)}\n`)
    const { timeZone, holidays = [] } = filled.calendar
    if (options.json) io.printJson({ file, timeZone, holidays })
    else io.print(`${file} names ${holidays.length} holidays now; days end in ${timeZone}.`)
  },
})
