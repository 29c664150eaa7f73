import { ensureBrowsers } from './ensure-browsers.mjs'
import { runProgram } from './run-program.mjs'

Object.assign(process.env, ensureBrowsers())
await runProgram('bench/main.ts')
