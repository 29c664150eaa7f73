import { defineConfig, mergeConfig } from 'vitest/config'
import { readSources } from '../../vitest.shared.ts'

// browser-pages/ drives real browsers: after all else, with patience for a busy machine.
export default mergeConfig(
  readSources,
  defineConfig({
    test: {
      testTimeout: 60_000,
      expect: { poll: { timeout: 20_000 } },
      sequence: { groupOrder: 1 },
      globalSetup: './browser-pages/profiles.setup.ts',
      // Browsers are started once for all files of a process, and end with it.
      isolate: false,
      pool: 'forks',
      // Tests that run at once only wait for the same clock.
      maxConcurrency: 20,
    },
  }),
)
