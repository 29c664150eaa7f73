import { COMMANDS } from './commands/index.ts'
import { EXIT, type ExitCode, exitCodeOf, UsageError } from './exit-code.ts'
import { describeCommand, describeProgram } from './help.ts'
import type { Io } from './io.ts'
import { printableJson } from './printable.ts'

/** Runs one command line, without the leading `sealpost`, and gives the code to exit with. */
export async function main(args: readonly string[], io: Io): Promise<ExitCode> {
  try {
    await runCommand(args, io)
    return EXIT.ok
  } catch (error) {
    io.note(args.includes('--json') ? describeAsJson(error) : `sealpost: ${messageOf(error)}`)
    return exitCodeOf(error)
  }
}

async function runCommand(args: readonly string[], io: Io): Promise<void> {
  const command = COMMANDS.find(({ name }) =>
    name.split(' ').every((word, at) => args[at] === word),
  )
  if (command) {
    const rest = args.slice(command.name.split(' ').length)
    if (rest.includes('--help')) io.print(describeCommand(command))
    else await command.run(rest, io)
  } else if (args.length === 0 || args[0] === '--help' || args[0] === 'help') {
    io.print(describeProgram(COMMANDS))
  } else {
    throw new UsageError(`There is no command \`${args.join(' ')}\`. See \`sealpost --help\`.`)
  }
}

function describeAsJson(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : 'unforeseen'
  return printableJson({ error: { code, message: messageOf(error) } })
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
