import { formatLogLine } from '../log-line.ts'

export type Log = {
  write: (entry: Parameters<typeof formatLogLine>[0]) => void
  /** Resolves once everything written so far was handed to the operating system. */
  flush: () => Promise<void>
}

/** Writes one line for each entry, those of one turn of the event loop together. */
export function createLog(output: NodeJS.WritableStream): Log {
  let lines: string[] = []
  const flush = () =>
    new Promise<void>((resolve) => {
      const text = lines.join('')
      lines = []
      output.write(text, () => {
        resolve()
      })
    })
  return {
    write(entry) {
      if (lines.length === 0) setImmediate(() => void flush())
      lines.push(`${formatLogLine(entry)}\n`)
    },
    flush,
  }
}
