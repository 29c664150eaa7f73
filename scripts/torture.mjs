// The fault series in full: `npm test` runs the same tests in a short form.
import { run } from './run-command.mjs'

process.exitCode = await run(['vitest', 'run', '.fault.test.ts', '--reporter=verbose'], {
  SEALPOST_TORTURE: 'full',
})
