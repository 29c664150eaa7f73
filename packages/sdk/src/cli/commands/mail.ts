import type { MailSettings } from '@sealpost/protocol'
import { type Command, defineCommand } from '../command.ts'
import { UsageError } from '../exit-code.ts'
import { columns } from '../help.ts'
import { DELIVERY_OPTIONS, listDeliveries } from '../list-deliveries.ts'
import { parseChoice, parseEventId } from '../parse-option.ts'
import { openClient } from '../secrets.ts'
import { loadSettings } from '../settings.ts'

const SWITCH = ['on', 'off'] as const

const mailShow = defineCommand({
  name: 'mail show',
  summary: 'Show what your mailboxes get',
  arguments: [],
  description: [
    'Shows what is mailed to the mailboxes that the channels of your policy name, and whether the service',
    'sends mail at all. Needs the scope delivery:manage.',
  ].join('\n'),
  options: {},
  examples: ['mail show'],
  async run({ options }, io) {
    const client = await openClient(io, await loadSettings(io, options))
    const [settings, service] = await Promise.all([client.mail.settings(), client.service.get()])
    if (options.json) io.printJson({ ...settings, isSent: service.mail })
    else {
      for (const line of render(settings)) io.print(line)
      if (!service.mail) io.note('This service sends no mail.')
    }
  },
})

const mailSet = defineCommand({
  name: 'mail set',
  summary: 'Decide what your mailboxes get',
  arguments: [],
  description: [
    'Switches on or off what is mailed to your mailboxes; what is not named stays as it is. Sealed mail is',
    'the very report that the service stores, for a mail program with your key. Notes tell that a promise',
    'is due, or a key or the profile expires, and no more. Needs the scope delivery:manage.',
  ].join('\n'),
  options: {
    sealed: { type: 'string', value: 'on|off', help: 'Sealed reports and messages' },
    notes: { type: 'string', value: 'on|off', help: 'Notes on promises, keys and the profile' },
  },
  examples: ['mail set --sealed on --notes off'],
  async run({ options }, io) {
    const sealed = parseChoice('--sealed', options.sealed, SWITCH)
    const notes = parseChoice('--notes', options.notes, SWITCH)
    if (sealed === undefined && notes === undefined) {
      throw new UsageError('Say what to change: --sealed or --notes. See --help.')
    }
    const { mail } = await openClient(io, await loadSettings(io, options))
    const settings = await mail.setSettings({
      ...(await mail.settings()),
      ...(sealed !== undefined && { sealed: sealed === 'on' }),
      ...(notes !== undefined && { notes: notes === 'on' }),
    })
    if (options.json) io.printJson(settings)
    else for (const line of render(settings)) io.print(line)
  },
})

const mailDeliveries = defineCommand({
  name: 'mail deliveries',
  summary: 'List what was mailed and what became of it',
  arguments: [],
  description: [
    'Lists mails to your mailboxes of the last 30 days, newest first, with what the mail server answered.',
    'A mail that came back later is `refused`. Needs the scope delivery:manage.',
  ].join('\n'),
  options: DELIVERY_OPTIONS,
  examples: ['mail deliveries --state refused'],
  async run({ options }, io) {
    const { mail } = await openClient(io, await loadSettings(io, options))
    await listDeliveries(options, io, (filters) => mail.deliveries(filters))
  },
})

const mailReplay = defineCommand({
  name: 'mail replay',
  summary: 'Mail an event once more',
  arguments: ['<event>'],
  description: 'Mails an event to its mailbox once more. Needs the scope delivery:manage.',
  options: {},
  examples: ['mail replay 41'],
  async run({ options, arguments: [argument] }, io) {
    const eventId = parseEventId(argument)
    const { mail } = await openClient(io, await loadSettings(io, options))
    await mail.replay(eventId)
    if (options.json) io.printJson({ eventId })
    else io.print('It will be mailed once more.')
  },
})

function render({ sealed, notes }: MailSettings): string[] {
  return columns([
    ['sealed reports and messages', sealed ? 'on' : 'off'],
    ['notes', notes ? 'on' : 'off'],
  ])
}

export const MAIL_COMMANDS: readonly Command[] = [mailShow, mailSet, mailDeliveries, mailReplay]
