import { expect, test } from 'vitest'
import { Submission } from '@sealpost/protocol'
import { judgeProof, makePuzzle } from '../src/testing/make-puzzle.ts'
import { inEachEngine } from './engines.ts'
import { fillForm, send } from './form.ts'
import { type PagePolicy, STRICT } from './policies.ts'
import { openSite, type Site } from './site.ts'

const policy = (workers: string): PagePolicy => {
  return (...page) => `worker-src ${workers}; ${STRICT(...page)}`
}

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

inEachEngine((tab) => {
  async function sendReport(workers: string): Promise<{ site: Site; proven: unknown; id: string }> {
    const site = await openSite({
      csp: policy(workers),
      head: COUNT,
      challenge: (work) => makePuzzle(work, { keyPrefix: '00' }),
    })
    await tab.open(site.url)
    await fillForm(tab)
    await send(tab)
    const { reportId, proofOfWork = '' } = Submission.parse(JSON.parse(site.posted[0] ?? '{}'))
    return { site, proven: await judgeProof(proofOfWork), id: reportId }
  }

  test('a report carries the proof that a worker made for its id while its reporter typed', async () => {
    const { site, proven, id } = await sendReport('blob:')

    expect(proven).toBe(id)
    expect(await tab.read('workers')).toBe(1)
    expect(await tab.read('violations')).toEqual([])
    expect(site.asked.filter((path) => path.includes('/challenge?'))).toHaveLength(1)
  })

  test('where the page allows no workers, the proof is made without one', async () => {
    const { proven, id } = await sendReport("'none'")

    expect(proven).toBe(id)
    expect(await tab.read('workers')).toBe(0)
  })
})
