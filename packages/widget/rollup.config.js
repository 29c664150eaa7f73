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
import { wrapUmd } from './scripts/wrap-umd.js'
import { writeManifest } from './scripts/write-manifest.js'

const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
const folder = `dist/${version}`
const files = {
  sealing: `${folder}/sealpost-crypto.js`,
  form: `${folder}/sealpost-form.js`,
  followUp: `${folder}/sealpost-follow-up.js`,
  caseFile: `${folder}/sealpost-case.js`,
  publicPages: `${folder}/sealpost-pages.js`,
  de: `${folder}/sealpost-de.js`,
  calculator: `${folder}/sealpost-cvss.js`,
  weaknesses: `${folder}/sealpost-cwe.js`,
  redaction: `${folder}/sealpost-redaction.js`,
  solver: `${folder}/sealpost-proof.js`,
  qrCode: `${folder}/sealpost-qr.js`,
  drafts: `${folder}/sealpost-draft.js`,
  evidence: `${folder}/sealpost-evidence.js`,
  uploads: `${folder}/sealpost-uploads.js`,
  sealer: `${folder}/sealpost-worker.js`,
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
  plugins: [
    borrowLit(version),
    sources,
    wrapUmd(/ae-cvss-calculator\.js$/),
    compile,
    partRules,
    requireNo([...evaluation, /ZodMini/]),
  ],
  output: { file, format: 'es' },
})

/**
 * A part that only says or finds something.
 *
 * @param {string} input
 * @param {string} file
 * @returns {import('rollup').RollupOptions}
 */
const plain = (input, file) => ({
  ...shared,
  input,
  plugins: [sources, compile, partRules],
  output: { file, format: 'es' },
})

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
  drawing('src/follow-up/case/index.ts', files.caseFile),
  drawing('src/public-pages/index.ts', files.publicPages),
  drawing('src/cvss/index.ts', files.calculator),
  plain('src/i18n/de.ts', files.de),
  plain('src/weaknesses/index.ts', files.weaknesses),
  drawing('src/redaction/index.ts', files.redaction),
  plain('src/proof-of-work/index.ts', files.solver),
  drawing('src/qr/index.ts', files.qrCode),
  plain('src/draft/index.ts', files.drafts),
  drawing('src/evidence/index.ts', files.evidence),
  plain('src/uploads/index.ts', files.uploads),
  plain('src/sealing-worker/index.ts', files.sealer),
  firstScript,
]
