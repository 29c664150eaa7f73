import * as z from 'zod/mini'

/** What an operator decides. The same on every platform. */
export type Config = {
  /** Where people and pages reach the service; its origin may always talk to it. No trailing slash. */
  serviceUrl: string
  /** Makes and deletes vendors. Without one nobody can. */
  operatorToken: string | null
  /** Trusted proxies before the service: how many entries of X-Forwarded-For, from the right, are theirs. */
  forwardedHops: number
  /** Requests that one address may make: so many at once, refilled over a minute. Null turns the limit off. */
  rateLimit: { burst: number; perMinute: number } | null
  /** Whether reports, and messages in a burst, need a proof of work; how much follows what comes in. */
  proofOfWork: 'adaptive' | 'off'
  /** Lets webhooks lead to the service's own machine, by http: too. For development only. */
  webhooksToLocalhost: boolean
}

/** Thrown by {@link parseConfig}; names the variable and what it must be. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly code = 'invalid_config'
}

const wholeNumber = z.pipe(
  z.string().check(z.regex(/^\d{1,6}$/, { error: 'must be a whole number' })),
  z.transform(Number),
)

const Environment = z.object({
  SEALPOST_URL: z._default(
    z.string().check(z.regex(/^https?:\/\/[^\s/?#@]+$/, { error: 'must be an origin' })),
    'http://localhost:8787',
  ),
  SEALPOST_OPERATOR_TOKEN: z.optional(
    z.string().check(z.minLength(32, { error: 'must have 32 characters or more' })),
  ),
  SEALPOST_FORWARDED_HOPS: z._default(wholeNumber, 0),
  SEALPOST_REQUESTS_PER_MINUTE: z._default(wholeNumber, 600),
  SEALPOST_PROOF_OF_WORK: z._default(
    z.enum(['adaptive', 'off'], { error: 'must be adaptive or off' }),
    'adaptive',
  ),
  SEALPOST_WEBHOOKS_TO_LOCALHOST: z._default(
    z.enum(['on', 'off'], { error: 'must be on or off' }),
    'off',
  ),
})

/**
 * Reads the operator's decisions from environment variables. Empty ones count as absent.
 *
 * @throws {@link ConfigError} for the first variable that cannot be used.
 */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value))
  const result = Environment.safeParse(present)
  if (!result.success) {
    const [issue] = result.error.issues
    throw new ConfigError(`${issue?.path.join('.')} ${issue?.message}`)
  }

  const perMinute = result.data.SEALPOST_REQUESTS_PER_MINUTE
  return {
    serviceUrl: result.data.SEALPOST_URL,
    operatorToken: result.data.SEALPOST_OPERATOR_TOKEN ?? null,
    forwardedHops: result.data.SEALPOST_FORWARDED_HOPS,
    rateLimit: perMinute === 0 ? null : { burst: Math.ceil(perMinute / 5), perMinute },
    proofOfWork: result.data.SEALPOST_PROOF_OF_WORK,
    webhooksToLocalhost: result.data.SEALPOST_WEBHOOKS_TO_LOCALHOST === 'on',
  }
}
