// The script-tag build writes dist/<version>/: the first script, the parts it loads by their hashes,
// their manifest and licences. The same sources give the same bytes.
import { readFileSync } from 'node:fs'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import terser from '@rollup/plugin-terser'
import esbuild from 'rollup-plugin-esbuild'
import { bakePartFiles } from './scripts/bake-part-files.js'
import { borrowLit } from './scripts/borrow-lit.js'
import { dropUnusedSchemas } from './scripts/drop-unused-schemas.js'
import { minifyTemplates } from './scripts/minify-templates.js'
import { readOwnKeys } from './scripts/read-own-keys.js'
import { renameLitPolicy } from './scripts/rename-lit-policy.js'
import { requireNo } from './scripts/require-no.js'
import { shipLicences } from './scripts/ship-licences.js'
import { trimOpenpgp } from './scripts/trim-openpgp.js'
import { writeManifest } from './scripts/write-manifest.js'

const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
const folder = `dist/${version}`
const files = {
  sealing: `${folder}/sealpost-crypto.js`,
  form: `${folder}/sealpost-form.js`,
  followUp: `${folder}/sealpost-follow-up.js`,
  de: `${folder}/sealpost-de.js`,
}

const sources = nodeResolve({ browser: true, exportConditions: ['@sealpost/source'] })
const compile = [
  esbuild({ target: 'es2023', tsconfig: 'tsconfig.json' }),
  minifyTemplates(),
  dropUnusedSchemas(),
  // @ts-expect-error -- its types describe the CommonJS build, where the function is one level down.
  terser({ module: true, ecma: 2020, compress: { passes: 3, unsafe_arrows: true } }),
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

/** A part is one file: what it imported would come without a hash. */
const partRules = requireNo([...evaluation, /\bimport\(/, /\bimport[\s{"']/])

/** @type {import('rollup').RollupOptions} */
const crypto = {
  ...shared,
  input: 'src/sealing/index.ts',
  plugins: [trimOpenpgp(), readOwnKeys(), sources, compile, partRules],
  output: {
    file: files.sealing,
    format: 'es',
    footer: '/*! Contains OpenPGP.js (LGPL-3.0-or-later), changed. See licence-notice.txt. */',
  },
}

/**
 * A part that draws, with the first script's Lit.
 *
 * @param {string} input
 * @param {string} file
 * @returns {import('rollup').RollupOptions}
 */
const drawing = (input, file) => ({
  ...shared,
  input,
  plugins: [borrowLit(version), sources, compile, partRules, requireNo([/ZodMini/])],
  output: { file, format: 'es' },
})

/** @type {import('rollup').RollupOptions} */
const german = {
  ...shared,
  input: 'src/i18n/de.ts',
  plugins: [compile, partRules],
  output: { file: files.de, format: 'es' },
}

/** @type {import('rollup').RollupOptions} */
const firstScript = {
  ...shared,
  input: 'src/define.ts',
  plugins: [
    bakePartFiles(files),
    renameLitPolicy('sealpost-lit'),
    sources,
    compile,
    requireNo([...evaluation, /ZodMini/]),
    writeManifest({ version, folder }),
    shipLicences(folder),
  ],
  output: { file: `${folder}/sealpost.js`, format: 'iife' },
}

export default [
  crypto,
  drawing('src/report-form/index.ts', files.form),
  drawing('src/follow-up/index.ts', files.followUp),
  german,
  firstScript,
]
