// Builds what changed, then runs the demo: the service, its pages and two vendors.
import { runProgram } from './run-program.mjs'

await runProgram('examples/demo/src/main.ts')
