import { createChallenge, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import { type ChallengeQuery, decodeBase64, Puzzle } from '@sealpost/protocol'

const SECRET = 'a secret of the service'

/** How a service sets a puzzle; easy unless told. */
export type PuzzleTerms = { keyPrefix?: string; cost?: number; expiresInMs?: number }

/** A signed puzzle, as a service sets it for an id. */
export async function makePuzzle(
  { purpose, id }: ChallengeQuery,
  { keyPrefix = '0', cost = 10, expiresInMs = 3_600_000 }: PuzzleTerms = {},
): Promise<Puzzle> {
  const challenge = await createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost,
    keyPrefix,
    deriveKey,
    expiresAt: new Date(Date.now() + expiresInMs),
    data: { vendor: 'acme', purpose, id },
    hmacSignatureSecret: SECRET,
  })
  return Puzzle.parse(JSON.parse(JSON.stringify(challenge)))
}

/** Judges a proof as a service does. @returns the id that it is for, or why it does not count. */
export async function judgeProof(proofOfWork: string): Promise<unknown> {
  const payload = toPayload(JSON.parse(new TextDecoder().decode(decodeBase64(proofOfWork))))
  const verdict = await verifySolution({ ...payload, deriveKey, hmacSignatureSecret: SECRET })
  return verdict.verified ? payload.challenge.parameters.data?.['id'] : verdict
}

type Payload = Pick<Parameters<typeof verifySolution>[0], 'challenge' | 'solution'>

/** What is not one does not verify. */
function toPayload(value: unknown): Payload {
  return value as Payload
}
