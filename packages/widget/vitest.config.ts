import { defineConfig, mergeConfig } from 'vitest/config'
import { readSources } from '../../vitest.shared.ts'

// browser-pages/ drives real browsers, which take their time on a busy machine.
export default mergeConfig(readSources, defineConfig({ test: { testTimeout: 60_000 } }))
