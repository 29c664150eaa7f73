import * as z from 'zod/mini'
import { ConfigError } from './config.ts'
import { MailAddress } from './mail/mail-address.ts'
import type { MailRoom } from './mail/mail-room.ts'
import type { Mailer } from './mail/mailer.ts'
import { createOptOut } from './mail/opt-out.ts'
import type { SesAccount } from './mail/ses-mailer.ts'

type Environment = Readonly<Record<string, string | undefined>>

const text = z.string().check(z.regex(/^\S+$/, { error: 'must not contain spaces' }))

const Account = z.object({
  SEALPOST_SES_REGION: z
    .string()
    .check(z.regex(/^[a-z0-9-]{1,40}$/, { error: 'must be a region such as eu-central-1' })),
  SEALPOST_SES_ACCESS_KEY_ID: text,
  SEALPOST_SES_SECRET_ACCESS_KEY: text,
  SEALPOST_SES_ENDPOINT: z.optional(
    z.string().check(z.regex(/^https?:\/\/[^\s/?#@]+$/, { error: 'must be an origin' })),
  ),
})

/**
 * Puts together what sends mail, from `SEALPOST_MAIL_FROM` and the mailer that a platform made; null if
 * there is neither.
 *
 * @throws {@link ConfigError} if something is missing or cannot be used.
 */
export async function openMailRoom(
  { SEALPOST_MAIL_FROM: given }: Environment,
  { mailer, seed }: { mailer: Mailer | null; seed: Uint8Array<ArrayBuffer> | null },
): Promise<MailRoom | null> {
  if (!given && !mailer) return null
  const from = MailAddress.safeParse(given).data
  if (!from) throw new ConfigError('SEALPOST_MAIL_FROM must be a mail address, without a name')
  if (!mailer) throw new ConfigError('SEALPOST_MAIL_FROM alone does not say how mail is sent')
  if (!seed) throw new ConfigError('SEALPOST_SERVICE_KEY must be set, for links that end notes')
  return { from, mailer, optOut: await createOptOut(seed) }
}

/**
 * Reads an account of Amazon SES from `SEALPOST_SES_…`; null if none of these is set. Empty ones count
 * as absent.
 *
 * @throws {@link ConfigError} for the first variable that is missing or cannot be used.
 */
export function readSesAccount(environment: Environment): SesAccount | null {
  const given = Object.entries(environment).filter(
    ([name, value]) => value && name.startsWith('SEALPOST_SES_'),
  )
  if (given.length === 0) return null
  const result = Account.safeParse(Object.fromEntries(given))
  if (!result.success) {
    const [issue] = result.error.issues
    const name = String(issue?.path[0])
    const isMissing = !given.some(([each]) => each === name)
    throw new ConfigError(`${name} ${isMissing ? 'must be set too' : issue?.message}`)
  }
  const { SEALPOST_SES_REGION: region, SEALPOST_SES_ENDPOINT: endpoint, ...keys } = result.data
  return {
    region,
    endpoint: endpoint ?? `https://email.${region}.amazonaws.com`,
    accessKeyId: keys.SEALPOST_SES_ACCESS_KEY_ID,
    secretAccessKey: keys.SEALPOST_SES_SECRET_ACCESS_KEY,
  }
}
