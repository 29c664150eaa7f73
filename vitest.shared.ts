import type { ViteUserConfig } from 'vitest/config'

/** Reads workspace packages from their sources, so that tests need no build. */
export const readSources: ViteUserConfig = {
  resolve: { conditions: ['@sealpost/source'] },
  ssr: { resolve: { conditions: ['@sealpost/source'] } },
  // A busy machine is not a broken promise.
  test: { testTimeout: 20_000, hookTimeout: 60_000 },
}
