const preloaded = new URL('set-clock-ahead.ts', import.meta.url).href

/** Settings for a program that is to live so much later; its timers take as long as ever. */
export function clockAhead(ms: number): Record<string, string> {
  return { NODE_OPTIONS: `--import ${preloaded}`, CLOCK_AHEAD_MS: ms.toString() }
}
