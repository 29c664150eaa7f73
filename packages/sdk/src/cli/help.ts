import { type Command, GLOBAL_OPTIONS, type OptionSpec } from './command.ts'
import { oneLine } from './printable.ts'

const EXIT_CODES = [
  'Exit codes:',
  '  0  done',
  '  1  no answer, a broken answer or something unforeseen; trying again may help',
  '  2  the command, an option, a file or a key cannot be used',
  '  3  the service said no: unknown, not allowed, or not possible now',
  '  4  a report, profile or policy did not pass its checks',
]

const ENVIRONMENT = [
  'Environment:',
  '  SEALPOST_API_KEY         API key, instead of the file that sealpost.json names',
  '  SEALPOST_PASSPHRASE      opens the private key, or protects a new one, instead of asking',
  '  GNUPGHOME                where gpg keeps its keys, for --gpg',
  '  SEALPOST_OPERATOR_TOKEN  lets `init` make a vendor on the service',
]

/** The help of the whole program. */
export function describeProgram(commands: readonly Command[]): string {
  return [
    'Usage: sealpost <command> [options]',
    '',
    'Fetches, opens and answers vulnerability reports that only you can read.',
    '',
    'Commands:',
    ...columns(commands.map(({ name, summary }) => [name, summary])),
    '',
    'See `sealpost <command> --help` for options and examples.',
    '',
    ...ENVIRONMENT,
    '',
    ...EXIT_CODES,
  ].join('\n')
}

/** The help of one command. */
export function describeCommand(command: Command): string {
  const { name, arguments: args, options, examples } = command
  return [
    `Usage: ${['sealpost', name, ...args, '[options]'].join(' ')}`,
    '',
    command.description,
    '',
    'Options:',
    ...columns(Object.entries({ ...options, ...GLOBAL_OPTIONS }).map(describeOption)),
    '',
    'Examples:',
    ...examples.map((example) => `  sealpost ${example}`),
    '',
    ...EXIT_CODES,
  ].join('\n')
}

function describeOption([name, spec]: [string, OptionSpec]): [string, string] {
  const often = spec.multiple ? ' (may be repeated)' : ''
  return [`--${name}${spec.value ? ` ${spec.value}` : ''}`, spec.help + often]
}

/** Two columns, the first as wide as its widest entry, one line for each row. */
export function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([first]) => first.length))
  return rows.map(([first, second]) => `  ${first.padEnd(width)}  ${oneLine(second)}`)
}
