import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { printable, printableJson } from './printable.ts'

/** All that a command touches besides files and the network. */
export type Io = {
  environment: NodeJS.ProcessEnv
  /** Relative paths start here. */
  folder: string
  /** Writes a line of the result. Safe for any text. */
  print: (line: string) => void
  /** Writes the result for programs. */
  printJson: (value: unknown) => void
  /** Writes a line beside the result: progress, warnings, errors. */
  note: (line: string) => void
  /** Asks without showing what is typed; null if nobody is there to answer. */
  askSecret: (question: string) => Promise<string | null>
  /** Reads standard input to its end. */
  readInput: () => Promise<string>
}

/** The terminal that this process was started from. */
export function processIo(): Io {
  const write = (stream: NodeJS.WriteStream, text: string) => void stream.write(`${text}\n`)
  return {
    environment: process.env,
    folder: process.cwd(),
    print: (line) => write(process.stdout, printable(line)),
    printJson: (value) => write(process.stdout, printableJson(value)),
    note: (line) => write(process.stderr, printable(line)),
    askSecret,
    readInput: () => text(process.stdin),
  }
}

async function askSecret(question: string): Promise<string | null> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return null
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() })
  const line = createInterface({ input: process.stdin, output: silence, terminal: true })
  process.stderr.write(`${question}: `)
  try {
    return await line.question('')
  } finally {
    line.close()
    process.stderr.write('\n')
  }
}
