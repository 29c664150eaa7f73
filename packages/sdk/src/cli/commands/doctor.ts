import { type Command, defineCommand } from '../command.ts'
import { examine } from '../doctor/examine.ts'
import type { Trouble } from '../doctor/troubles.ts'
import { DoubtError, UsageError } from '../exit-code.ts'
import { oneLine } from '../printable.ts'
import { openClient } from '../secrets.ts'
import { loadSettings } from '../settings.ts'

export const doctor: Command = defineCommand({
  name: 'doctor',
  summary: 'Look over all that a report needs to reach you',
  arguments: [],
  description: [
    'Looks at your published profile and its keys, at the Web Key Directory and the security.txt of your',
    'site, at webhooks and mailboxes, and at the pages that show the form; says what is wrong and what to do.',
    'Sends a test request to each webhook and changes nothing. The exit code is 4 on faults, so that it can',
    'run in CI. Webhooks and mail need the scope delivery:manage. docs/doctor.md lists all it can find.',
  ].join('\n'),
  options: {
    embed: {
      type: 'string',
      value: '<url>',
      multiple: true,
      help: 'A page that shows the form',
    },
    site: {
      type: 'string',
      value: '<url>',
      help: 'Your site, for its security.txt. Default: that of the policy\u2019s `url`',
    },
    strict: { type: 'boolean', help: 'Exit with 4 on warnings too' },
  },
  examples: [
    'doctor',
    'doctor --embed https://acme.example/security --site https://acme.example --strict',
  ],
  async run({ options }, io) {
    const pages = (options.embed ?? []).map((text) => parseUrl('--embed', text))
    const site = options.site === undefined ? null : parseUrl('--site', options.site)
    const settings = await loadSettings(io, options)
    const client = await openClient(io, settings)
    const troubles = await examine({ settings, client, site, pages, fetch, now: new Date() })
    if (options.json) io.printJson(troubles)
    else for (const line of troubles.flatMap(render)) io.print(line)
    const faults = troubles.filter(({ severity }) => severity === 'fault')
    const counted = options.strict ? troubles : faults
    if (counted.length > 0) throw new DoubtError(count(troubles.length, faults.length))
    if (!options.json && troubles.length === 0) io.note('All is well.')
  },
})

function parseUrl(option: string, text: string): URL {
  if (URL.canParse(text) && /^https?:/.test(text)) return new URL(text)
  throw new UsageError(`${option} must be an address that begins with https:// or http://`)
}

function render({ code, severity, about, what, remedy }: Trouble): string[] {
  const label = severity === 'fault' ? 'FAULT' : 'Warning'
  return [
    `${label} ${code}: ${what}`,
    ...(about === null ? [] : [`  ${oneLine(about)}`]),
    `  ${remedy}`,
  ]
}

function count(all: number, faults: number): string {
  const words = `${faults} ${faults === 1 ? 'fault' : 'faults'}`
  return all === faults ? `${words}.` : `${words}, ${all - faults} to be warned of.`
}
