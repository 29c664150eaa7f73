import type { KnipConfig } from 'knip'

const tests = [
  'src/**/*.{test,test-d,browser-test}.ts',
  '{runtime-tests,faults,browser-pages,scripts}/**/*.test.ts',
]

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
      entry: [
        ...tests,
        'src/define.ts',
        'src/sealing/index.ts',
        'src/runtimes/*/main.ts',
        // Started by name from scripts/ of the root.
        'scripts/picture-states.js',
        // The build puts them in the place of import-parts.ts and start-worker.ts.
        'src/loading/{import-checked-parts,start-checked-worker}.ts',
        // Started as processes of their own.
        'faults/*-process.ts',
      ],
      project: ['{src,runtime-tests,faults,browser-pages}/**/*.ts', 'scripts/**', '*.config.*'],
      // Only types, which Rollup brings; files, which are served or read as they are; CommonJS.
      ignoreDependencies: ['estree', 'swagger-ui-dist', 'openpgp', 's3rver'],
    },
    bench: {
      // A server of their own starts the first; a page or a worker loads the others.
      entry: ['main.ts', '*-server.ts', 'evidence/page/*.ts'],
      project: ['**/*.ts'],
      // Served as it was published.
      ignoreDependencies: ['openpgp'],
    },
    'examples/*': {
      entry: ['src/{main,screenshots}.ts', 'src/*.test.ts'],
      project: ['src/**/*.ts'],
    },
  },
  // What ensure-browsers.mjs installs.
  ignoreBinaries: ['gpg', 'gpgconf', 'sq', 'rnp', 'rnpkeys'],
  ignoreExportsUsedInFile: { interface: true, type: true },
}

export default config
