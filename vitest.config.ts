import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: ['packages/*/vitest.config.ts', 'packages/protocol/vitest.lightweight.config.ts'],
    allowOnly: false,
    // Many tests wait for a browser or a program: one file more than there usually are cores.
    maxWorkers: 3,
  },
})
