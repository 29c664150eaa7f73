// Bundles the server for Node: loading hundreds of modules one by one costs three times the start.
// `index` and the worker stay as tsc wrote them, for whoever bundles them next.
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

await build({
  absWorkingDir: fileURLToPath(new URL('..', import.meta.url)),
  entryPoints: {
    node: 'src/runtimes/node.ts',
    main: 'src/runtimes/node/main.ts',
    'writer-thread': 'src/runtimes/libsql/writer-thread.ts',
  },
  // All in one folder: the thread's file is looked for beside whatever starts it.
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node22',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'linked',
  // Native code, files read at run time, and a client that only some configurations load.
  external: ['libsql', 'swagger-ui-dist', '@libsql/client/http'],
  logLevel: 'warning',
})
