import { defineConfig, mergeConfig } from 'vitest/config'
import { readSources } from '../../vitest.shared.ts'

// browser-pages/ drives real browsers: one at a time, with patience for a busy machine.
export default mergeConfig(
  readSources,
  defineConfig({ test: { testTimeout: 60_000, fileParallelism: false } }),
)
