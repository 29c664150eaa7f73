import { Hono } from 'hono'
import { OPERATIONS, type ServiceFacts } from '@sealpost/protocol'
import type { AppEnv } from '../http/env.ts'
import { honoPath } from '../http/hono-path.ts'
import { admitAnyPage } from '../http/origin.ts'
import type { Route } from '../http/route.ts'

const { path } = OPERATIONS.getService

export const getServiceRoute: Route<AppEnv> = (deps) =>
  new Hono<AppEnv>().get(honoPath(path), (c) => {
    admitAnyPage(c)
    const facts: ServiceFacts = {
      proofKeys: deps.serviceKey ? [deps.serviceKey.publicKey] : [],
      webhookKeys: deps.webhookKeys ? [deps.webhookKeys.publicKey] : [],
      mail: deps.mail !== null,
    }
    return c.json(facts)
  })
