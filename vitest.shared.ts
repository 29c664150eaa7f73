import { fileURLToPath } from 'node:url'
import type { ViteUserConfig } from 'vitest/config'

const lightweight = './node_modules/openpgp/dist/lightweight/openpgp.min.mjs'

/** Reads workspace packages from their sources, so that tests need no build. */
export const readSources: ViteUserConfig = {
  resolve: {
    conditions: ['@sealpost/source'],
    // openpgp exports this build under `browser` only, a condition that would turn other packages around.
    alias: { 'openpgp/lightweight': fileURLToPath(new URL(lightweight, import.meta.url)) },
  },
  ssr: { resolve: { conditions: ['@sealpost/source'] } },
}
