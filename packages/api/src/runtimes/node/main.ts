#!/usr/bin/env node
import { startServer } from './start-server.ts'

try {
  const server = await startServer()
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void server.close())
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
