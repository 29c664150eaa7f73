import { run } from './run-tests.mjs'

process.exitCode = await run(['biome', 'check', '--write', '.'])
