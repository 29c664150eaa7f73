import type { KnipConfig } from 'knip'

const config: KnipConfig = {
  workspaces: {
    '.': {
      entry: ['scripts/*.mjs', 'bench/*.ts', '*.config.{ts,mjs,js}'],
      project: ['*.{ts,mjs,js}', 'scripts/**', 'bench/**'],
    },
    'packages/*': {
      entry: ['src/**/*.{test,browser-test,test-d}.ts', 'runtime-tests/**/*.ts'],
      project: ['src/**/*.ts', 'runtime-tests/**/*.ts', '*.config.*'],
    },
    'examples/*': { entry: ['src/main.ts'], project: ['**/*.ts'] },
  },
}

export default config
