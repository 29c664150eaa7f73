// Compares the built widget with packages/widget/size.json, byte for byte: a surprise in either
// direction is worth a look. `--record` writes the sizes of today.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { root } from './workspaces.mjs'

/**
 * @typedef {object} Size In bytes.
 * @property {number} raw
 * @property {number} brotli At the highest quality.
 * @property {number} budget The most that `brotli` may be.
 */

/** No budget may be set above these: what a page loads at once, and when the form comes near. */
const maxBudgets = { firstScript: 24_000, crypto: 62_000 }

const widget = join(root, 'packages', 'widget')
const record = join(widget, 'size.json')

if (existsSync(record)) {
  /** @type {Record<string, Size>} */
  const recorded = JSON.parse(readFileSync(record, 'utf8'))
  const measured = Object.fromEntries(
    Object.entries(recorded).map(([file, { budget }]) => [file, { ...measure(file), budget }]),
  )
  if (process.argv.includes('--record')) {
    writeFileSync(record, `${JSON.stringify(measured, null, 2)}\n`)
  } else {
    report(Object.entries(measured).flatMap(([file, size]) => compare(file, recorded[file], size)))
  }
  report(Object.entries(measured).flatMap(([file, size]) => judge(file, size)))
} else {
  console.log('packages/widget/size.json does not exist: there is nothing to compare.')
}

/** @param {string} file */
function measure(file) {
  const path = join(widget, file)
  if (!existsSync(path)) return { raw: 0, brotli: 0 }
  const content = readFileSync(path)
  return { raw: content.length, brotli: brotliCompressSync(content).length }
}

/**
 * @param {string} file
 * @param {Size | undefined} before
 * @param {Size} now
 */
function compare(file, before, now) {
  if (now.raw === 0) return [`${file} was not built`]
  if (before?.raw === now.raw && before.brotli === now.brotli) return []
  const change = `${before?.raw} → ${now.raw} raw, ${before?.brotli} → ${now.brotli} brotli`
  return [`${file} changed: ${change}`]
}

/**
 * @param {string} file
 * @param {Size} size
 */
function judge(file, { brotli, budget }) {
  const maxBudget = file.includes('crypto') ? maxBudgets.crypto : maxBudgets.firstScript
  return [
    ...(brotli > budget ? [`${file} is over its budget: ${brotli} of ${budget} bytes`] : []),
    ...(budget > maxBudget ? [`${file} has a budget above ${maxBudget} bytes`] : []),
  ]
}

/** @param {string[]} problems */
function report(problems) {
  for (const problem of problems) console.log(problem)
  if (problems.length > 0) process.exitCode = 1
}
