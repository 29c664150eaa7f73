import type { SmtpLine } from './smtp-line.ts'

const MAX_IDLE_LINES = 8
/** Servers end connections that bring too many. */
const MAX_MAILS_PER_LINE = 100

/** Connections that brought a mail and wait for the next. */
export type IdleLines = {
  /** One that is not known to have ended. */
  take: () => SmtpLine | undefined
  /** Keeps one after each mail that it brought, or closes it. */
  keep: (line: SmtpLine) => void
  /** Closes all, and whatever is still to be kept. */
  close: () => void
}

/** Keeps each for `idleMs`, and no process alive. */
export function createIdleLines(idleMs: number): IdleLines {
  const timers = new Map<SmtpLine, NodeJS.Timeout>()
  const mailCounts = new WeakMap<SmtpLine, number>()
  let isClosed = false

  function release(line: SmtpLine): void {
    clearTimeout(timers.get(line))
    timers.delete(line)
  }

  function drop(line: SmtpLine): void {
    release(line)
    line.close()
  }

  return {
    take() {
      const [line] = timers.keys()
      if (line) release(line)
      return line
    },
    keep(line) {
      const mailCount = (mailCounts.get(line) ?? 0) + 1
      mailCounts.set(line, mailCount)
      if (isClosed || timers.size === MAX_IDLE_LINES || mailCount === MAX_MAILS_PER_LINE) {
        line.close()
        return
      }
      timers.set(line, setTimeout(() => drop(line), idleMs).unref())
      void line.ended.then(() => release(line))
    },
    close() {
      isClosed = true
      for (const line of timers.keys()) drop(line)
    },
  }
}
