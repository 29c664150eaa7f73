import { parseArgs } from 'node:util'
import { UsageError } from './exit-code.ts'
import type { Io } from './io.ts'

/** An option as it is parsed and as the help shows it. */
export type OptionSpec = {
  type: 'string' | 'boolean'
  multiple?: boolean
  /** What stands for the value in the help, such as `<file>`. */
  value?: string
  help: string
}

type Options = Readonly<Record<string, OptionSpec>>

type Values<Table extends Options> = {
  [Name in keyof Table]?: Table[Name]['type'] extends 'boolean'
    ? boolean
    : Table[Name] extends { multiple: true }
      ? string[]
      : string
}

/** Understood by every command. */
export const GLOBAL_OPTIONS = {
  config: { type: 'string', value: '<file>', help: 'Settings. Default: sealpost.json' },
  json: { type: 'boolean', help: 'Print JSON, for programs' },
  help: { type: 'boolean', help: 'Show this help' },
} as const satisfies Options

export type Command = {
  /** As it is typed, such as `reports list`. */
  name: string
  summary: string
  /** Names of the arguments, all required, such as `<report-id>`. */
  arguments: readonly string[]
  options: Options
  /** Longer words for the help. */
  description: string
  /** Command lines without the leading `sealpost`. */
  examples: readonly string[]
  run: (args: readonly string[], io: Io) => Promise<void>
}

type Definition<Table extends Options> = Omit<Command, 'run'> & {
  options: Table
  run: (input: Invocation<Table>, io: Io) => Promise<void>
}

export type Invocation<Table extends Options> = {
  options: Values<Table & typeof GLOBAL_OPTIONS>
  arguments: readonly string[]
}

/** Ties a command's options to the types that its `run` sees. */
export function defineCommand<const Table extends Options>(definition: Definition<Table>): Command {
  return {
    ...definition,
    run: (args, io) => definition.run(parseCommandLine(definition, args), io),
  }
}

function parseCommandLine<Table extends Options>(
  { name, options, arguments: expected }: Definition<Table>,
  args: readonly string[],
): Invocation<Table> {
  const { values, positionals } = parse([...args], { ...options, ...GLOBAL_OPTIONS })
  if (positionals.length !== expected.length) {
    const needed = expected.length === 0 ? 'takes no arguments' : `needs ${expected.join(' ')}`
    throw new UsageError(`\`sealpost ${name}\` ${needed}. See \`sealpost ${name} --help\`.`)
  }
  return { options: toValues<Table>(values), arguments: positionals }
}

function parse(args: string[], options: Options) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true })
  } catch (cause) {
    // The first sentence is for people: "Unknown option '--foo'". The others explain parseArgs.
    const [sentence = ''] = (cause instanceof Error ? cause.message : String(cause)).split('. ')
    throw new UsageError(`${sentence}. See --help.`, { cause })
  }
}

/** `parseArgs` in strict mode gives each option the type that its table entry names. */
function toValues<Table extends Options>(values: unknown): Invocation<Table>['options'] {
  return values as Invocation<Table>['options']
}
