import { main } from '../cli/main.ts'
import { printable, printableJson } from '../cli/printable.ts'

/** Runs command lines in this process; whoever is at the terminal gives these answers, then leaves; `input` is what is piped in. */
export function makeCli(
  folder: string,
  environment: Record<string, string> = {},
  { answers = [], input = '' }: { answers?: readonly string[]; input?: string } = {},
) {
  const left = [...answers]
  return async (...args: string[]) => {
    const [out, beside]: [string[], string[]] = [[], []]
    const code = await main(args, {
      environment,
      folder,
      print: (line) => void out.push(printable(line)),
      printJson: (value) => void out.push(printableJson(value)),
      note: (line) => void beside.push(printable(line)),
      askSecret: () => Promise.resolve(left.shift() ?? null),
      readInput: () => Promise.resolve(input),
    })
    return { code, stdout: out.join('\n'), stderr: beside.join('\n') }
  }
}
