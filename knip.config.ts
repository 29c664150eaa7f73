import type { KnipConfig } from 'knip'

const tests = ['src/**/*.{test,test-d,browser-test}.ts', 'runtime-tests/**/*.test.ts']

const config: KnipConfig = {
  workspaces: {
    '.': {
      entry: ['scripts/*.mjs', '*.config.{js,mjs,ts}'],
      project: ['*.{ts,mjs,js}', 'scripts/**'],
      // Started by name from scripts/.
      ignoreDependencies: [
        '@arethetypeswrong/cli',
        '@biomejs/biome',
        '@changesets/cli',
        'publint',
        'turbo',
      ],
    },
    'packages/*': {
      entry: [...tests, 'src/define.ts', 'src/sealing/index.ts', 'src/runtimes/*/main.ts'],
      project: ['src/**/*.ts', 'runtime-tests/**/*.ts', 'scripts/**', '*.config.*'],
      // Only types, and Rollup brings them.
      ignoreDependencies: ['estree'],
    },
    bench: { entry: ['main.ts', '*-server.ts'], project: ['**/*.ts'] },
    'examples/*': { entry: ['src/main.ts', 'src/*.test.ts'], project: ['src/**/*.ts'] },
  },
  // What ensure-browsers.mjs installs.
  ignoreBinaries: ['gpg', 'gpgconf', 'sq', 'rnp', 'rnpkeys'],
  ignoreExportsUsedInFile: { interface: true, type: true },
}

export default config
