import { defineConfig, mergeConfig } from 'vitest/config'
import { readSources } from '../../vitest.shared.ts'

export default mergeConfig(
  readSources,
  // gpg and its like make RSA and DSA keys, which takes them as long as it takes.
  defineConfig({ test: { testTimeout: 30_000, hookTimeout: 60_000 } }),
)
