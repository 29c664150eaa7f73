import { ensureBrowsers } from './ensure-browsers.mjs'
import { runProgram } from './run-program.mjs'

Object.assign(process.env, ensureBrowsers())
const isOfStates = process.argv.includes('--states')
await runProgram(
  isOfStates ? 'packages/widget/scripts/picture-states.js' : 'examples/demo/src/screenshots.ts',
)
