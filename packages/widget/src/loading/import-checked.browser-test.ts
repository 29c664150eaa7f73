import { encodeBase64 } from '@sealpost/protocol'
import { afterEachTest, expect, test } from '../testing/browser-test.ts'
import { troubleIn } from '../testing/trouble-in.ts'
import { importChecked } from './import-checked.ts'

afterEachTest(() => {
  delete document.documentElement.dataset.loaded
})

/** Address of a real module, another one for each use, and the hash of its bytes. */
async function moduleFor(use: string): Promise<{ url: string; integrity: string }> {
  const url = new URL('../testing/loaded-module.ts', import.meta.url)
  url.search = use
  const bytes = await (await fetch(url, { cache: 'no-store' })).arrayBuffer()
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-384', bytes))
  return { url: url.href, integrity: `sha384-${encodeBase64(digest)}` }
}

function fetchesOf(url: string): number {
  return performance.getEntriesByName(url).length
}

test('a module with the right hash is imported, from one request', async () => {
  const file = await moduleFor('right')
  performance.clearResourceTimings()

  const loaded = await importChecked(file, '')

  expect(loaded).to.have.property('answer', 42)
  expect(fetchesOf(file.url)).to.equal(1)
})

test('a module with another hash never runs, and is not asked for again', async () => {
  const { url } = await moduleFor('wrong')
  const other = await moduleFor('wrong')
  const integrity = other.integrity.replace(/-./, (start) => (start === '-A' ? '-B' : '-A'))
  performance.clearResourceTimings()

  const trouble = await troubleIn(importChecked({ url, integrity }, ''))

  expect(trouble).to.equal('sealing_not_loaded')
  expect(document.documentElement.dataset.loaded).to.equal(undefined)
  expect(fetchesOf(url)).to.be.at.most(1)
})

test('a module that is not there is named', async () => {
  const { integrity } = await moduleFor('missing')
  const url = new URL('no-such-file.js', import.meta.url).href

  const trouble = await troubleIn(importChecked({ url, integrity }, ''))

  expect(trouble).to.equal('sealing_not_loaded')
})

test('no script tag is left behind', async () => {
  const before = document.scripts.length

  await importChecked(await moduleFor('tidy'), '')

  expect(document.scripts.length).to.equal(before)
})
