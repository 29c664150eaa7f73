import { ReportId } from '@sealpost/protocol'
import { startWorker } from '../loading/start-worker.ts'
import { expect, test } from '../testing/browser-test.ts'
import { judgeProof, makePuzzle } from '../testing/make-puzzle.ts'
import { solver } from './index.ts'

const query = () => ({ purpose: 'report', id: ReportId.parse(crypto.randomUUID()) }) as const
const { signal } = new AbortController()

test('a worker solves a puzzle apart from the page, and tells how it goes', async () => {
  const work = query()
  const chances: number[] = []
  const worker = await startWorker('solver')
  if (!worker) throw new Error('The worker did not start.')

  const proof = await solver.solveIn(worker, await makePuzzle(work, { keyPrefix: '000' }), {
    signal,
    onProgress: (chance) => chances.push(chance),
  })

  expect(await judgeProof(proof)).to.equal(work.id)
  expect(chances.every((chance) => chance > 0 && chance < 1)).to.equal(true)
})

test('without a worker the page stays alive while it solves', async () => {
  const work = query()
  const startMs = performance.now()
  let [last, longestMs] = [startMs, 0]
  const clock = setInterval(() => {
    longestMs = Math.max(longestMs, performance.now() - last)
    last = performance.now()
  })

  const proof = await solver.solve(await makePuzzle(work, { keyPrefix: '00', cost: 5000 }), {
    signal,
  })
  clearInterval(clock)

  expect(await judgeProof(proof)).to.equal(work.id)
  // A lucky guess ends it within what nobody notices.
  expect(longestMs).to.be.lessThan(Math.max(50, (last - startMs) / 2))
})

test('work that is called off ends at once', async () => {
  const endless = await makePuzzle(query(), { keyPrefix: '00000000', cost: 1000 })
  const abort = new AbortController()
  const inPage = solver.solve(endless, { signal: abort.signal })
  const worker = await startWorker('solver')
  if (!worker) throw new Error('The worker did not start.')
  const apart = solver.solveIn(worker, endless, { signal: abort.signal })

  abort.abort()

  const ends = await Promise.allSettled([inPage, apart])
  expect(ends.map((end) => end.status === 'rejected' && String(end.reason))).to.satisfy(
    (reasons: string[]) => reasons.every((reason) => reason.startsWith('AbortError')),
  )
})
