import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: ['packages/*/vitest.config.ts', 'packages/protocol/vitest.lightweight.config.ts'],
    allowOnly: false,
  },
})
