import { expect, test } from 'vitest'
import { type ChallengeQuery, EntryId, ReportId } from '@sealpost/protocol'
import { judgeProof, makePuzzle, type PuzzleTerms } from '../testing/make-puzzle.ts'
import { TroubleError } from '../trouble.ts'
import { createProofs } from './create-proofs.ts'
import { solve } from './solve.ts'
import type { ProofMaking } from './start-proof.ts'

const work = (): ChallengeQuery => ({
  purpose: 'report',
  id: ReportId.parse(crypto.randomUUID()),
})

const message = (): ChallengeQuery => ({
  purpose: 'message',
  id: EntryId.parse(crypto.randomUUID()),
})

/** Proofs of a service that sets real puzzles, one after the other by these terms; null sets none. */
function makeProofs(...terms: (PuzzleTerms | null | Error)[]) {
  const asked: ChallengeQuery[] = []
  const ask: ProofMaking['ask'] = async (query) => {
    asked.push(query)
    const term = terms[asked.length - 1] ?? null
    if (term instanceof Error) throw term
    return term && makePuzzle(query, term)
  }
  return { proofs: createProofs({ ask, solve }), asked }
}

const refusal = () => new TroubleError('proof_of_work_needed')

test('a proof is one that the service takes, for that very id', async () => {
  const { proofs } = makeProofs({})
  const query = work()

  const proof = await proofs.prove(query)

  expect(await judgeProof(proof ?? '')).toBe(query.id)
})

test('a service that wants no proof gets none, and is asked once', async () => {
  const { proofs, asked } = makeProofs(null)
  const query = work()

  expect(await proofs.prove(query)).toBeUndefined()
  expect(await proofs.sendProven(query, (proof) => Promise.resolve(proof))).toEqual({})

  expect(asked).toEqual([query])
})

test('what is worked ahead is used when the id is sent', async () => {
  const { proofs, asked } = makeProofs({}, {})
  const query = work()
  const ahead = await proofs.prove(query)

  const sent = await proofs.sendProven(query, (proof) => Promise.resolve(proof))

  expect(sent).toEqual({ proofOfWork: ahead })
  expect(asked).toHaveLength(1)
})

test('a refused proof is made anew for the same id, and the same is sent again with it', async () => {
  const { proofs, asked } = makeProofs(null, { keyPrefix: '00' })
  const query = work()
  const sent: unknown[] = []

  await proofs.sendProven(query, (proof) => {
    sent.push(proof.proofOfWork && judgeProof(proof.proofOfWork))
    return sent.length === 1 ? Promise.reject(refusal()) : Promise.resolve()
  })

  expect(await Promise.all(sent)).toEqual([undefined, query.id])
  expect(asked).toEqual([query, query])
})

test('a service that takes no proof at all is named after some', async () => {
  const { proofs } = makeProofs({}, {}, {})
  let sent = 0

  const sending = proofs.sendProven(work(), () => {
    sent++
    return Promise.reject(refusal())
  })

  await expect(sending).rejects.toMatchObject({ code: 'proof_of_work_needed' })
  expect(sent).toBe(3)
})

test('for a message no puzzle is asked until the service wants a proof, which is then used again', async () => {
  const { proofs, asked } = makeProofs({})
  const query = message()
  const sent: unknown[] = []
  const send = ({ proofOfWork }: { proofOfWork?: string }) => {
    sent.push(proofOfWork && judgeProof(proofOfWork))
    return proofOfWork ? Promise.resolve() : Promise.reject(refusal())
  }

  await proofs.sendProven(message(), () => Promise.resolve())
  expect(asked).toEqual([])
  await proofs.sendProven(query, send)
  await proofs.sendProven(query, send)

  expect(await Promise.all(sent)).toEqual([undefined, query.id, query.id])
  expect(asked).toEqual([query])
})

test('another trouble is not answered with another proof', async () => {
  const { proofs, asked } = makeProofs({}, {})

  const sending = proofs.sendProven(work(), () => Promise.reject(new TroubleError('unavailable')))

  await expect(sending).rejects.toMatchObject({ code: 'unavailable' })
  expect(asked).toHaveLength(1)
})

test('a proof that has nearly expired is made anew', async () => {
  const { proofs, asked } = makeProofs({ expiresInMs: 59_000 }, {})
  const query = work()

  const first = await proofs.prove(query)
  const second = await proofs.prove(query)

  expect(second).not.toBe(first)
  expect(asked).toHaveLength(2)
})

test('a network that is down while somebody types holds nothing up, and is asked again later', async () => {
  const { proofs } = makeProofs(new TroubleError('offline'), {})
  const query = work()

  expect(await proofs.prove(query)).toBeUndefined()

  expect(await judgeProof((await proofs.prove(query)) ?? '')).toBe(query.id)
})

test('whoever stops waiting leaves the proof to others', async () => {
  const { proofs, asked } = makeProofs({ keyPrefix: '00' })
  const query = work()
  const caller = new AbortController()

  const left = proofs.prove(query, { signal: caller.signal })
  const kept = proofs.prove(query)
  caller.abort()

  await expect(left).rejects.toMatchObject({ name: 'AbortError' })
  expect(await judgeProof((await kept) ?? '')).toBe(query.id)
  expect(asked).toHaveLength(1)
})

test('who waits is told how likely the end is, and nothing once it is there', async () => {
  const { proofs } = makeProofs({ keyPrefix: '00' })
  const query = work()
  const chances: number[] = []

  await proofs.prove(query, { onProving: (chance) => chances.push(chance) })
  const told = chances.length
  await proofs.prove(query, { onProving: (chance) => chances.push(chance) })

  expect(chances[0]).toBe(0)
  expect(chances).toEqual([...chances].sort((one, other) => one - other))
  expect(chances.at(-1)).toBeLessThan(1)
  expect(chances).toHaveLength(told)
})
