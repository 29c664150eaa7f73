import { expect, test } from 'vitest'
import {
  Challenge,
  EntryId,
  encodeBase64,
  LIMITS,
  Problem,
  ReportId,
  VendorSlug,
} from '@sealpost/protocol'
import { makeSubmission } from '../testing/make-submission.ts'
import { makeTestApp } from '../testing/make-test-app.ts'
import { encodeProof, solvePuzzle } from '../testing/solve-puzzle.ts'
import { createProofOfWork, type ProofOfWork, type Task } from './proof-of-work.ts'

// The library looks at the real clock besides, so the one that tests turn begins with it.
const makeClock = () => {
  const clock = { now: Date.now(), nowMs: () => clock.now }
  return clock
}

const makeTask = (vendor = 'acme', id: string = crypto.randomUUID()): Task => ({
  vendor: VendorSlug.parse(vendor),
  purpose: 'report',
  id: ReportId.parse(id),
})

async function isTaken(proofOfWork: ProofOfWork, task: Task, proof: string): Promise<boolean> {
  try {
    await proofOfWork.require(task, proof)
    return true
  } catch (error) {
    expect(error).toMatchObject({ code: 'proof_of_work_needed' })
    return false
  }
}

test('a solved puzzle counts for its task, as often as the task is sent, until it expires', async () => {
  const clock = makeClock()
  const proofOfWork = createProofOfWork('secret', clock)
  const task = makeTask()
  const proof = encodeProof(await solvePuzzle(await proofOfWork.createPuzzle(task)))

  expect(await isTaken(proofOfWork, task, proof)).toBe(true)
  clock.now += LIMITS.proofOfWorkHours * 3_600_000 - 2000
  expect(await isTaken(proofOfWork, task, proof)).toBe(true)
  clock.now += 2000
  expect(await isTaken(proofOfWork, task, proof)).toBe(false)
})

test('a proof is spent with its task: another id, vendor or purpose needs its own', async () => {
  const proofOfWork = createProofOfWork('secret', makeClock())
  const task = makeTask()
  const proof = encodeProof(await solvePuzzle(await proofOfWork.createPuzzle(task)))

  const others: Task[] = [
    makeTask(),
    makeTask('other', task.id),
    { vendor: task.vendor, purpose: 'message', id: EntryId.parse(task.id) },
  ]
  for (const other of others) expect(await isTaken(proofOfWork, other, proof)).toBe(false)
})

test('nothing of a proof can be exchanged: puzzle, solution, parameters or signature', async () => {
  const proofOfWork = createProofOfWork('secret', makeClock())
  const task = makeTask()
  const proof = await solvePuzzle(await proofOfWork.createPuzzle(task))
  const other = await solvePuzzle(await proofOfWork.createPuzzle(task))
  const { challenge, solution } = proof
  const { parameters, signature } = challenge

  const forged: unknown[] = [
    { challenge, solution: other.solution },
    { challenge: { parameters, signature: other.challenge.signature }, solution },
    {
      challenge: {
        parameters,
        signature: signature.replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
      },
      solution,
    },
    { challenge: { parameters: { ...parameters, cost: 1 }, signature }, solution },
    { challenge: { parameters: { ...parameters, keyPrefix: '0' }, signature }, solution },
    { challenge: { parameters: { ...parameters, expiresAt: 9_999_999_999 }, signature }, solution },
    { challenge, solution: { ...solution, counter: solution.counter + 1 } },
    { challenge, solution: { ...solution, counter: -1 } },
    { challenge, solution: { ...solution, counter: 2 ** 40 } },
    { challenge, solution: { ...solution, derivedKey: '00' } },
    { challenge: { parameters }, solution },
    await solvePuzzle(await createProofOfWork('another secret', makeClock()).createPuzzle(task)),
  ]
  for (const each of forged) expect(await isTaken(proofOfWork, task, encodeProof(each))).toBe(false)
  expect(await isTaken(proofOfWork, task, encodeProof(proof))).toBe(true)
})

test.for([
  '',
  'not base64!',
  '////',
  encodeBase64(new TextEncoder().encode('{"challenge":')),
  encodeProof(null),
  encodeProof([]),
  encodeProof('text'),
  encodeProof({ challenge: null, solution: null }),
  encodeProof({ challenge: { parameters: {}, signature: '' }, solution: {} }),
  encodeBase64(new TextEncoder().encode('{"__proto__":{"challenge":1}}')),
])('what is no proof at all is refused alike: %s', async (proof) => {
  expect(await isTaken(createProofOfWork('secret', makeClock()), makeTask(), proof)).toBe(false)
})

test('puzzles become dearer while many reports come, up to what a phone can solve, and cheap again after', async () => {
  const clock = makeClock()
  const proofOfWork = createProofOfWork('secret', clock)
  const cost = async () => (await proofOfWork.createPuzzle(makeTask()))?.parameters.cost ?? 0
  const accept = (count: number) => {
    for (let at = 0; at < count; at++) proofOfWork.noteReport()
  }

  const calm = await cost()
  accept(15)
  expect(await cost()).toBe(calm)
  accept(100)
  const busy = await cost()
  expect(busy).toBeGreaterThan(calm * 3)
  accept(100_000)
  const flooded = await cost()
  expect(flooded).toBeGreaterThan(busy)
  // More iterations than this, some platforms refuse.
  expect(flooded).toBeLessThanOrEqual(100_000)
  clock.now += 120_000
  accept(1)
  expect(await cost()).toBe(flooded)
  clock.now += 3_600_000
  expect(await cost()).toBe(calm)
})

test('a case may send ten messages at once and one a minute; more need work, and other cases do not', async () => {
  const clock = makeClock()
  const proofOfWork = createProofOfWork('secret', clock)
  const [reportId, other] = [crypto.randomUUID(), crypto.randomUUID()].map((id) =>
    ReportId.parse(id),
  )
  const vendor = VendorSlug.parse('acme')
  const send = async (id = reportId, proof?: string, entry = crypto.randomUUID()) => {
    const task: Task = { vendor, purpose: 'message', id: EntryId.parse(entry) }
    return proofOfWork.requireInBurst(id ?? expect.fail(), task, proof).then(
      () => true,
      () => false,
    )
  }
  const many = async (count: number) => {
    const sent: boolean[] = []
    while (sent.length < count) sent.push(await send())
    return sent.filter(Boolean).length
  }

  expect(await many(12)).toBe(10)
  expect(await send(other)).toBe(true)
  const entry = crypto.randomUUID()
  const puzzle = await proofOfWork.createPuzzle({
    vendor,
    purpose: 'message',
    id: EntryId.parse(entry),
  })
  expect(await send(reportId, encodeProof(await solvePuzzle(puzzle)), entry)).toBe(true)
  clock.now += 60_000
  expect(await many(2)).toBe(1)
  clock.now += 3_600_000
  expect(await many(12)).toBe(10)
})

test('one proof opens an upload and sends its report, and a repetition needs none that still counts', async () => {
  const app = await makeTestApp()
  app.clock.now = Date.now()
  app.deps.proofOfWork = createProofOfWork('secret', app.clock)
  const expires = new Date(app.clock.now + 30 * 86_400_000).toISOString()
  const vendor = await app.givenVendor('acme', { expires })
  const { submission } = await makeSubmission(vendor.profileHash)
  const { reportId, tokenHash, channel, profileHash } = submission
  const params = { vendor: vendor.slug }
  const query = { purpose: 'report', id: reportId }
  const { challenge } = Challenge.parse(
    await (await app.call('getChallenge', { params, query })).json(),
  )
  const proofOfWork = encodeProof(await solvePuzzle(challenge))

  const body = { ...submission, proofOfWork }
  const opening = { reportId, tokenHash, channel, profileHash }
  const refused = await app.call('openUpload', { params, body: opening })
  const opened = await app.call('openUpload', { params, body: { ...opening, proofOfWork } })
  const bare = await app.call('submitReport', { params, body: submission })
  const accepted = await app.call('submitReport', { params, body })
  app.clock.now += LIMITS.proofOfWorkHours * 3_600_000
  const again = await app.call('submitReport', { params, body })

  expect([refused, opened, bare, accepted, again].map(({ status }) => status)).toEqual([
    403, 204, 403, 201, 201,
  ])
  expect(Problem.parse(await bare.json()).code).toBe('proof_of_work_needed')
  expect(await again.json()).toEqual(await accepted.json())
})

test('where no work is asked for, there is no puzzle', async () => {
  const app = await makeTestApp()
  const vendor = await app.givenVendor()

  const answer = await app.call('getChallenge', {
    params: { vendor: vendor.slug },
    query: { purpose: 'message', id: crypto.randomUUID() },
  })

  expect(await answer.json()).toEqual({ challenge: null })
})
