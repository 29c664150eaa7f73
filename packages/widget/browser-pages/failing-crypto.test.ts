import { expect, test } from 'vitest'
import { inEachEngine, rowsIn } from './engines.ts'
import { fillForm, insistOnSending, readField, send, TYPED } from './form.ts'
import { openSite } from './site.ts'

/** What a page may have done to the browser's encryption. */
const BROKEN: Record<string, string> = {
  throws: '() => { throw new Error("broken") }',
  'returns undefined': 'async () => undefined',
  'returns plaintext': 'async (_, __, data) => data',
  'never ends': '() => new Promise(() => {})',
}

/** One pair in four, where WebKit on Linux refuses one in 256, or in 128. */
const REFUSE_SOME_PAIRS = `
  const { generateKey } = SubtleCrypto.prototype
  let count = 0
  SubtleCrypto.prototype.generateKey = function (algorithm, ...rest) {
    const isRefused = /25519$/.test(algorithm.name ?? algorithm) && count++ % 4 === 0
    if (isRefused) return Promise.reject(new DOMException('', 'OperationError'))
    return generateKey.call(this, algorithm, ...rest)
  }`

inEachEngine((tab, engine) => {
  test('when encryption works, the same insistence sends one report', async () => {
    const site = await openSite()
    await tab.open(site.url)

    await fillForm(tab)
    await insistOnSending(tab)

    await expect.poll(() => site.posted.length).toBe(1)
    expect(site.posted[0]).not.toContain('canary')
  })

  test('when some key pairs cannot be made, others are, and the report is sent', async () => {
    const site = await openSite()
    await tab.open(site.url)
    await tab.read(`(() => { ${REFUSE_SOME_PAIRS} })()`)

    await fillForm(tab)
    await send(tab)

    await expect.poll(() => site.posted.length).toBe(1)
  })

  test.each(rowsIn(engine, BROKEN))(
    'G-04 when encryption %s, nothing is sent and nothing typed is lost',
    async (_, encrypt) => {
      const site = await openSite()
      await tab.open(site.url)
      await tab.read(`SubtleCrypto.prototype.encrypt = ${encrypt}, 0`)

      const step = await fillForm(tab)
      await insistOnSending(tab)

      expect(step).toBe('review')
      expect(site.posted).toEqual([])
      for (const [field, name] of [
        ['summary', 'Finding'],
        ['description', 'Finding'],
        ['impact', 'Impact'],
      ] as const) {
        expect(await readField(tab, name, field)).toBe(TYPED[field])
      }
    },
  )
})
