import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { describe, expect, test } from 'vitest'

const folder = fileURLToPath(new URL('.', import.meta.url))

/** The files that end up in a browser's bundle of some code. */
async function bundledFiles(contents: string): Promise<string[]> {
  const { metafile } = await build({
    stdin: { contents, resolveDir: folder, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    metafile: true,
    logLevel: 'silent',
    conditions: ['browser'],
    outdir: folder,
  })
  return Object.entries(Object.values(metafile.outputs)[0]?.inputs ?? {})
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => path)
    .filter((path) => path !== '<stdin>')
}

describe('the main door', () => {
  test('loads no OpenPGP', async () => {
    const files = await bundledFiles(`import * as all from './index.ts'; console.log(all)`)

    expect(files.length).toBeGreaterThan(20)
    expect(files.filter((path) => /openpgp|envelope/.test(path))).toEqual([])
  })

  test.each([
    ['PATHS', ['src/paths.ts']],
    ['MOVES', ['src/report-status.ts']],
    ['readFraming', ['src/coded-error.ts', 'src/encodings.ts', 'src/framing.ts', 'src/limits.ts']],
    ['parseReceipt', ['src/coded-error.ts', 'src/receipt.ts']],
  ])('brings only what %s needs', async (name, expected) => {
    const files = await bundledFiles(`import { ${name} } from './index.ts'; console.log(${name})`)
    const ours = files.filter((path) => !path.includes('node_modules'))

    expect(ours.map((path) => path.slice(path.indexOf('src/'))).sort()).toEqual(expected)
  })
})

test('a worker that seals files loads neither OpenPGP nor schemas', async () => {
  const files = await bundledFiles(
    `import * as all from './sealed-file/index.ts'; console.log(all)`,
  )
  const [ours, others] = [
    files.filter((path) => !path.includes('node_modules')),
    files.filter((path) => path.includes('node_modules')),
  ]

  expect(ours.map((path) => path.slice(path.indexOf('src/'))).sort()).toEqual([
    'src/coded-error.ts',
    'src/limits.ts',
    'src/sealed-file/cfb.ts',
    'src/sealed-file/cut.ts',
    'src/sealed-file/free.ts',
    'src/sealed-file/index.ts',
    'src/sealed-file/packets.ts',
    'src/sealed-file/seal-file.ts',
    'src/sealed-file/sha1.ts',
  ])
  expect(others).toEqual([])
})

test('the envelope brings the lightweight build of OpenPGP.js to browsers', async () => {
  const files = await bundledFiles(`import * as all from './envelope/index.ts'; console.log(all)`)

  const builds = files.filter((path) => /openpgp(\.min)?\.m?js$/.test(path))
  expect(builds.map((path) => path.slice(path.indexOf('dist/')))).toEqual([
    'dist/lightweight/openpgp.min.mjs',
  ])
})
