import { Hono } from 'hono'
import { OPERATIONS } from '@sealpost/protocol'
import type { AppEnv } from '../http/env.ts'
import { honoPath } from '../http/hono-path.ts'
import { requireVendorOrigin } from '../http/origin.ts'
import { profileResponse } from '../http/profile-response.ts'
import type { Route } from '../http/route.ts'
import { validate } from '../http/validate.ts'
import { getProfile } from '../vendors/get-profile.ts'

const { path, params } = OPERATIONS.getProfile

export const getProfileRoute: Route<AppEnv> = (deps) =>
  new Hono<AppEnv>().get(
    honoPath(path),
    requireVendorOrigin(deps),
    validate('param', params),
    async (c) => {
      const { vendor } = c.req.valid('param')
      return profileResponse(c, vendor, await getProfile(deps, { vendor }))
    },
  )
