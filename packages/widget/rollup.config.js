// The script-tag build writes dist/<version>/: the first script, the crypto file it loads by its hash,
// their manifest and licences. The same sources give the same bytes.
import { readFileSync } from 'node:fs'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import esbuild, { minify } from 'rollup-plugin-esbuild'
import { bakeCryptoFile } from './scripts/bake-crypto-file.js'
import { dropUnusedSchemas } from './scripts/drop-unused-schemas.js'
import { minifyTemplates } from './scripts/minify-templates.js'
import { renameLitPolicy } from './scripts/rename-lit-policy.js'
import { requireNo } from './scripts/require-no.js'
import { shipLicences } from './scripts/ship-licences.js'
import { trimOpenpgp } from './scripts/trim-openpgp.js'
import { writeManifest } from './scripts/write-manifest.js'

const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
const folder = `dist/${version}`
const cryptoFile = `${folder}/sealpost-crypto.js`

const sources = nodeResolve({ browser: true, exportConditions: ['@sealpost/source'] })
const compile = [
  esbuild({ target: 'es2023', tsconfig: 'tsconfig.json' }),
  minifyTemplates(),
  dropUnusedSchemas(),
  minify({ target: 'es2023', legalComments: 'none' }),
]
const evaluation = [/\beval\(/, /\bnew Function\b/, /=\s*Function\b/]

/** @type {import('rollup').RollupOptions} */
const shared = {
  treeshake: { propertyReadSideEffects: false },
  onwarn(warning, warn) {
    const isOfAnother = JSON.stringify(warning).includes('node_modules')
    if (!isOfAnother) throw new Error(warning.message)
    if (warning.code !== 'CIRCULAR_DEPENDENCY' && warning.code !== 'INVALID_ANNOTATION')
      warn(warning)
  },
}

/** @type {import('rollup').RollupOptions} */
const crypto = {
  ...shared,
  input: 'src/sealing/index.ts',
  plugins: [trimOpenpgp(), sources, compile, requireNo([...evaluation, /\bimport\(/])],
  output: {
    file: cryptoFile,
    format: 'es',
    footer: '/*! Contains OpenPGP.js (LGPL-3.0-or-later), changed. See licence-notice.txt. */',
  },
}

/** @type {import('rollup').RollupOptions} */
const firstScript = {
  ...shared,
  input: 'src/define.ts',
  plugins: [
    bakeCryptoFile(cryptoFile),
    renameLitPolicy('sealpost-lit'),
    sources,
    compile,
    requireNo([...evaluation, /ZodMini/]),
    writeManifest({ version, folder }),
    shipLicences(folder),
  ],
  output: { file: `${folder}/sealpost.js`, format: 'iife' },
}

export default [crypto, firstScript]
