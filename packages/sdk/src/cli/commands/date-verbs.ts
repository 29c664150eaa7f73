import { Day } from '@sealpost/protocol'
import type { Desk } from '../../open/desk.ts'
import { type Command, defineCommand } from '../command.ts'
import { UsageError } from '../exit-code.ts'
import type { Io } from '../io.ts'
import { KEY_OPTIONS, type KeyOptions } from '../key-place.ts'
import { parseReportId } from '../parse-option.ts'
import { openDesk } from '../secrets.ts'
import { loadSettings } from '../settings.ts'

const ID = '0b8f1a52-3c1e-4d53-9a0b-1d2c3b4a5f60'
const OPTIONS = {
  note: { type: 'string', value: '<text>', help: 'Words for the reporter, sealed' },
  ...KEY_OPTIONS,
} as const
const SIGNED =
  'Sealed and signed for the reporter; needs a private key that the profile names as signer.'

type Values = KeyOptions & { note?: string; config?: string; json?: boolean }

/** Takes one step towards a day of publication and tells the outcome. */
async function step(
  values: Values,
  take: (desk: Desk, how: { note: string | undefined }) => Promise<{ revision: number }>,
  io: Io,
): Promise<void> {
  const desk = await openDesk(io, await loadSettings(io, values), values)
  const outcome = await take(desk, { note: values.note })
  if (values.json) io.printJson(outcome)
  else io.print(`Done (revision ${outcome.revision})`)
}

/** One command for each step of a vendor's towards a day of publication. */
export const DATE_VERBS: readonly Command[] = [
  defineCommand({
    name: 'reports propose-date',
    summary: 'Propose a day of publication, or another one',
    arguments: ['<report-id>', '<day>'],
    description: ['Proposes a day; it counts once the reporter accepts it.', SIGNED].join('\n'),
    options: OPTIONS,
    examples: [`reports propose-date ${ID} 2027-02-20 --note "The fix ships that week."`],
    async run({ options, arguments: [id, argument] }, io) {
      const [reportId, day] = [parseReportId(id), parseDay(argument)]
      await step(options, (desk, how) => desk.proposeDate(reportId, day, how), io)
    },
  }),
  defineCommand({
    name: 'reports accept-date',
    summary: 'Agree to the day that the reporter proposed',
    arguments: ['<report-id>'],
    description: ['Agrees to the proposed day; its clock runs from then on.', SIGNED].join('\n'),
    options: OPTIONS,
    examples: [`reports accept-date ${ID}`],
    async run({ options, arguments: [argument] }, io) {
      const reportId = parseReportId(argument)
      await step(options, (desk, how) => desk.acceptDate(reportId, how), io)
    },
  }),
  defineCommand({
    name: 'reports decline-date',
    summary: 'Say no to the day that the reporter proposed',
    arguments: ['<report-id>'],
    description: ['Refuses the proposed day; one agreed to before still holds.', SIGNED].join('\n'),
    options: OPTIONS,
    examples: [`reports decline-date ${ID} --note "Not before the fix."`],
    async run({ options, arguments: [argument] }, io) {
      const reportId = parseReportId(argument)
      await step(options, (desk, how) => desk.declineDate(reportId, how), io)
    },
  }),
]

function parseDay(argument: string | undefined): Day {
  const { data } = Day.safeParse(argument)
  if (data !== undefined) return data
  throw new UsageError(`${argument} is no day; write it as 2027-02-20.`)
}
