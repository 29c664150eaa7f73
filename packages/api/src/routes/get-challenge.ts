import { Hono } from 'hono'
import { type Challenge, OPERATIONS } from '@sealpost/protocol'
import type { AppEnv } from '../http/env.ts'
import { honoPath } from '../http/hono-path.ts'
import { requireVendorOrigin } from '../http/origin.ts'
import type { Route } from '../http/route.ts'
import { validate } from '../http/validate.ts'
import { createPuzzle } from '../proofs/create-puzzle.ts'

const { path, params, query } = OPERATIONS.getChallenge

export const getChallengeRoute: Route<AppEnv> = (deps) =>
  new Hono<AppEnv>().get(
    honoPath(path),
    requireVendorOrigin(deps),
    validate('param', params),
    validate('query', query),
    async (c) => {
      const task = { ...c.req.valid('param'), ...c.req.valid('query') }
      const answer: Challenge = { challenge: await createPuzzle(deps, task) }
      return c.json(answer)
    },
  )
