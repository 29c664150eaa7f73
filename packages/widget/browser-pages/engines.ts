import { afterAll, describe } from 'vitest'
import { puppeteerTab } from './puppeteer-tab.ts'
import type { Tab } from './tab.ts'
import { webkitTab } from './webkit-tab.ts'

export type Engine = 'chromium' | 'firefox' | 'webkit'

// Vitest ends a worker by this signal, and only an orderly exit takes along what it has started.
process.once('SIGTERM', () => process.exit())

const asked = (process.env.BROWSERS ?? 'chromium,firefox,webkit').split(',')

/** The engines that this run tests in. */
export const ENGINES = (['chromium', 'firefox', 'webkit'] as const).filter((engine) =>
  asked.includes(engine),
)

/**
 * The rows of a table whose outcome our own code decides, whichever engine runs it: all of them in the
 * first engine, or in each during a full series; elsewhere the first row.
 */
export function rowsIn<Row>(engine: Engine, table: Readonly<Record<string, Row>>): [string, Row][] {
  const rows = Object.entries(table)
  const isFull = engine === ENGINES[0] || process.env.SEALPOST_TORTURE === 'full'
  return isFull ? rows : rows.slice(0, 1)
}

/** A page of an engine that all tests of this process share; it starts when it is first needed. */
export function tabIn(engine: Engine): Tab {
  return engine === 'webkit' ? webkitTab() : puppeteerTab(engine)
}

/** Says what holds in each engine, or in some. */
export function inEachEngine(
  promises: (tab: Tab, engine: Engine) => void,
  engines: readonly Engine[] = ENGINES,
): void {
  describe.each(engines)('in %s', (engine) => {
    const tab = tabIn(engine)
    afterAll(tab.close)
    promises(tab, engine)
  })
}
