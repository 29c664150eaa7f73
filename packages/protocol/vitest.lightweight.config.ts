import { defineConfig, mergeConfig } from 'vitest/config'
import everyTest from './vitest.config.ts'

// The envelope once more, on the build of OpenPGP.js that browsers get.
const conditions = ['browser']

export default mergeConfig(
  everyTest,
  defineConfig({
    resolve: { conditions },
    ssr: { resolve: { conditions } },
    test: { name: 'protocol, lightweight OpenPGP.js', include: ['src/envelope/**/*.test.ts'] },
  }),
)
