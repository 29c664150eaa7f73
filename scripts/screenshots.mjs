import { ensureBrowsers } from './ensure-browsers.mjs'
import { runProgram } from './run-program.mjs'

Object.assign(process.env, ensureBrowsers())
await runProgram('examples/demo/src/screenshots.ts')
