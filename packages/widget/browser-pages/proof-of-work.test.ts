import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Submission } from '@sealpost/protocol'
import { judgeProof, makePuzzle } from '../src/testing/make-puzzle.ts'
import { ENGINES, openTab, type Tab } from './engines.ts'
import { fillForm, insistOnSending } from './form.ts'
import { closeSites, openSite, type Site } from './site.ts'

/** Browsers ask every page for an icon. */
const policy = (workers: string) => (nonce: string, service: string) =>
  `default-src 'none'; style-src 'none'; img-src 'self'; script-src 'nonce-${nonce}'; ` +
  `connect-src ${service}; ` +
  `${workers}; require-trusted-types-for 'script'; trusted-types sealpost sealpost-lit`

/** Counts the workers that say something. */
const COUNT = (nonce: string) => `<script nonce="${nonce}">
  window.workers = 0
  const Started = Worker
  window.Worker = class extends Started {
    constructor(...args) {
      super(...args)
      this.addEventListener('message', () => window.workers++, { once: true })
    }
  }
</script>`

describe.each(ENGINES)('in %s', (engine) => {
  let tab: Tab
  beforeAll(async () => {
    tab = await openTab(engine)
  }, 60_000)
  afterAll(async () => {
    await tab.close()
    closeSites()
  })

  async function send(workers: string): Promise<{ site: Site; proven: unknown; id: string }> {
    const site = await openSite({
      csp: policy(workers),
      head: COUNT,
      challenge: (work) => makePuzzle(work, { keyPrefix: '00' }),
    })
    await tab.open(site.url)
    await fillForm(tab)
    await insistOnSending(tab)
    const { reportId, proofOfWork = '' } = Submission.parse(JSON.parse(site.posted[0] ?? '{}'))
    return { site, proven: await judgeProof(proofOfWork), id: reportId }
  }

  test('a report carries the proof that a worker made for its id while its reporter typed', async () => {
    const { site, proven, id } = await send('worker-src blob:')

    expect(proven).toBe(id)
    expect(await tab.read('workers')).toBe(1)
    expect(await tab.read('violations')).toEqual([])
    expect(site.asked.filter((path) => path.includes('/challenge?'))).toHaveLength(1)
  })

  test('where the page allows no workers, the proof is made without one', async () => {
    const { proven, id } = await send("worker-src 'none'")

    expect(proven).toBe(id)
    expect(await tab.read('workers')).toBe(0)
  })
})
