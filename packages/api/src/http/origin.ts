import type { Context, MiddlewareHandler } from 'hono'
import { VendorSlug } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../problem-error.ts'
import { readOrigins } from '../vendors/read-origins.ts'
import type { AppEnv } from './env.ts'
import { exposeToPage } from './expose-to-page.ts'

/**
 * Refuses a page that the vendor did not name, before anything is done for it: hono's `cors()` only
 * withholds a header while the handler runs. Programs send no Origin and are welcome; `null` never is.
 *
 * @throws {@link ProblemError} `origin_not_allowed`
 */
export async function checkOrigin(
  deps: Deps,
  c: Context,
  vendor: VendorSlug | null,
): Promise<void> {
  const origin = c.req.header('origin')
  if (origin !== undefined && !(await isAllowed(deps, origin, vendor))) {
    throw new ProblemError('origin_not_allowed')
  }
  exposeToPage(c)
}

/**
 * For what anybody may know, and so the page of any vendor.
 *
 * @throws {@link ProblemError} `origin_not_allowed` for an opaque origin.
 */
export function admitAnyPage(c: Context): void {
  if (c.req.header('origin') === 'null') throw new ProblemError('origin_not_allowed')
  exposeToPage(c)
}

/** For routes that name their vendor in the path. */
export const requireVendorOrigin =
  (deps: Deps): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    await checkOrigin(deps, c, vendorOf(c))
    await next()
  }

/** The vendor named in the path; null if that is no vendor's name. */
export function vendorOf(c: Context): VendorSlug | null {
  return VendorSlug.safeParse(c.req.param('vendor')).data ?? null
}

async function isAllowed(deps: Deps, origin: string, vendor: VendorSlug | null): Promise<boolean> {
  if (origin === 'null') return false
  if (origin === new URL(deps.config.serviceUrl).origin) return true
  return vendor !== null && (await readOrigins(deps, vendor)).includes(origin)
}
