import type { Context } from 'hono'
import { Hono } from 'hono'
import { type Profile, securityTxt } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import type { AppEnv } from '../http/env.ts'
import { vendorOf } from '../http/origin.ts'
import type { Route } from '../http/route.ts'
import { ProblemError } from '../problem-error.ts'
import { findProfile } from '../vendors/get-profile.ts'

/** A vendor's `security.txt` (RFC 9116), which says what its profile says, and the key it points to. */
export const securityTxtRoutes: Route<AppEnv> = (deps) => {
  const answer = async (c: Context<AppEnv>) => {
    const profile = await requireProfile(deps, c)
    return c.body(textFor(deps, profile), 200, { 'Content-Type': 'text/plain; charset=utf-8' })
  }
  return new Hono<AppEnv>()
    .get('/v/:vendor/.well-known/security.txt', answer)
    .get('/v/:vendor/security.txt', answer)
    .get('/v/:vendor/key.asc', async (c) => {
      const { certificates } = await requireProfile(deps, c)
      return c.body(`${certificates.join('\n').trim()}\n`, 200, {
        'Content-Type': 'application/pgp-keys',
      })
    })
}

function textFor({ config, clock }: Deps, profile: Profile): string {
  const page = `${config.serviceUrl}/v/${profile.vendor}`
  const links = {
    contacts: [page],
    encryption: `${page}/key.asc`,
    acknowledgments: `${page}/credits`,
    canonical: [`${page}/.well-known/security.txt`],
    // Known to whoever can read a key; a profile should not outlive its keys.
    keysExpireMs: null,
  }
  return securityTxt(profile, links, clock.nowMs())
}

async function requireProfile(deps: Deps, c: Context<AppEnv>): Promise<Profile> {
  const vendor = vendorOf(c)
  const profile = vendor && (await findProfile(deps, vendor))
  if (!profile) throw new ProblemError('unknown_vendor')
  c.set('vendor', vendor)
  return profile
}
