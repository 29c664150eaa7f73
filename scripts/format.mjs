import { run } from './run-command.mjs'

process.exitCode = await run(['biome', 'check', '--write', '.'])
