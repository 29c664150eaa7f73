import type { ViteUserConfig } from 'vitest/config'

/** Reads workspace packages from their sources, so that tests need no build. */
export const readSources: ViteUserConfig = {
  resolve: { conditions: ['@sealpost/source'] },
  ssr: { resolve: { conditions: ['@sealpost/source'] } },
  test: {
    // A busy machine is not a broken promise.
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Many tests wait for a browser or a program. Counts only here: a project does not take it from the root.
    maxWorkers: 3,
    // A thread for each file would load OpenPGP.js and the schemas a hundred times over.
    isolate: false,
  },
}
