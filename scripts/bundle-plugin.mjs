import { readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { build } from 'esbuild'
import { root } from './workspaces.mjs'

/** What is a script of its own: tests, and what runs in workers. */
const OWN_SCRIPT =
  /^\/packages\/widget\/src\/([\w-]+\/)+([\w-]+\.browser-test|[\w-]+-worker|index)\.ts$/

/**
 * Serves each test as one file. A browser that fetches its hundreds of modules one by one, for every
 * test file anew, takes longer for them than for the tests.
 *
 * @param {import('esbuild').BuildOptions} options
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function bundlePlugin(options) {
  /** @type {Map<string, Promise<string>>} */
  const bundles = new Map()
  return {
    name: 'bundle',
    serverStart({ fileWatcher }) {
      fileWatcher.add(join(root, 'packages/widget/src')).on('change', () => bundles.clear())
    },
    async serve({ path }) {
      if (!OWN_SCRIPT.test(path)) return undefined
      const bundle = bundles.get(path) ?? bundleOf(path, options)
      bundles.set(path, bundle)
      return { body: await bundle, type: 'js' }
    },
  }
}

/**
 * @param {string} path
 * @param {import('esbuild').BuildOptions} options
 */
async function bundleOf(path, options) {
  const { outputFiles } = await build({
    ...options,
    entryPoints: [join(root, path)],
    outfile: join(root, path.replace(/ts$/, 'js')),
    bundle: true,
    format: 'esm',
    // The server's own scripts.
    external: ['/__web*'],
    sourcemap: 'inline',
    sourcesContent: false,
    write: false,
    plugins: [keepAddresses],
  })
  return outputFiles[0]?.text ?? ''
}

/**
 * A module's address stays its own, wherever it is bundled.
 *
 * @type {import('esbuild').Plugin}
 */
const keepAddresses = {
  name: 'keep-addresses',
  setup(bundle) {
    bundle.onLoad({ filter: /\/packages\/[\w-]+\/src\/.*\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8')
      const address = `new URL(${JSON.stringify(`/${relative(root, path)}`)}, location.origin).href`
      return { contents: source.replaceAll('import.meta.url', address), loader: 'ts' }
    })
  },
}
