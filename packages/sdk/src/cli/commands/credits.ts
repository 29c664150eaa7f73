import type { Credit } from '@sealpost/protocol'
import { type Command, defineCommand } from '../command.ts'
import { KEY_OPTIONS } from '../key-place.ts'
import { parseReportId } from '../parse-option.ts'
import { openClient, openDesk } from '../secrets.ts'
import { loadSettings } from '../settings.ts'

const creditsPublish = defineCommand({
  name: 'credits publish',
  summary: 'Thank a reporter in public, if they agreed',
  arguments: ['<report-id>'],
  description: [
    'Opens a report, reads whether and by which name its reporter wants to be thanked, and publishes that',
    'name if the policy gives credit for the finding. Needs the scopes reports:read and reports:write, and',
    'your private key. The exit code is 4 if nobody may be thanked.',
  ].join('\n'),
  options: {
    new: {
      type: 'boolean',
      help: 'You did not know it before; some policies thank for nothing else',
    },
    name: { type: 'string', value: '<name>', help: 'A name that the reporter agreed to since' },
    url: { type: 'string', value: '<url>', help: 'A page of theirs that the name links to' },
    ...KEY_OPTIONS,
  },
  examples: ['credits publish 0b8f1a52-3c1e-4d53-9a0b-1d2c3b4a5f60 --new'],
  async run({ options, arguments: [argument] }, io) {
    const reportId = parseReportId(argument)
    const desk = await openDesk(io, await loadSettings(io, options), options)
    const { new: isNew = false, name: agreedName, url } = options
    const credit = await desk.credits.publish(reportId, { isNew, agreedName, url })
    if (options.json) io.printJson(credit)
    else io.print(`Thanked ${render(credit)}.`)
  },
})

const creditsList = defineCommand({
  name: 'credits list',
  summary: 'List whom you thank in public',
  arguments: [],
  description: 'Lists the hall of fame as everybody sees it, newest first.',
  options: {},
  examples: ['credits list --json'],
  async run({ options }, io) {
    const settings = await loadSettings(io, options)
    const client = await openClient(io, settings)
    const credits = await client.credits.list(settings.vendor).all()
    if (options.json) io.printJson(credits)
    else if (credits.length === 0) io.note('Nobody yet.')
    else {
      for (const credit of credits)
        io.print(`${credit.publishedAt.slice(0, 10)}  ${render(credit)}`)
    }
  },
})

const creditsRemove = defineCommand({
  name: 'credits remove',
  summary: 'Take a credit out of the hall of fame',
  arguments: ['<report-id>'],
  description: 'Takes the credit for a report out at once. It can be published again.',
  options: {},
  examples: ['credits remove 0b8f1a52-3c1e-4d53-9a0b-1d2c3b4a5f60'],
  async run({ options, arguments: [argument] }, io) {
    const reportId = parseReportId(argument)
    const client = await openClient(io, await loadSettings(io, options))
    await client.credits.remove(reportId)
    if (options.json) io.printJson({ reportId })
    else io.print('Nobody is thanked for this report now.')
  },
})

function render({ name, url }: Credit): string {
  return url === undefined ? name : `${name} <${url}>`
}

export const CREDIT_COMMANDS: readonly Command[] = [creditsPublish, creditsList, creditsRemove]
