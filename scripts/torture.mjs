// The long series in full: `npm test` runs the same tests in a short form.
import { build } from './check.mjs'
import { ensureBrowsers } from './ensure-browsers.mjs'
import { run } from './run-command.mjs'

Object.assign(process.env, ensureBrowsers())
await build()

process.exitCode = await run(
  ['vitest', 'run', '.fault.test.ts', 'browser-pages/', '--reporter=verbose'],
  {
    SEALPOST_TORTURE: 'full',
  },
)
