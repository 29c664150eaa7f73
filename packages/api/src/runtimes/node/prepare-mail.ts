import { ConfigError } from '../../config.ts'
import type { MailRoom } from '../../mail/mail-room.ts'
import type { Mailer } from '../../mail/mailer.ts'
import { createSesMailer } from '../../mail/ses-mailer.ts'
import { openMailRoom, readSesAccount } from '../../mail-settings.ts'
import { readSmtpServer } from './smtp-settings.ts'

/**
 * Makes what sends mail as the environment says; null if it says nothing of it.
 *
 * @throws {@link ConfigError} for a setting that is missing or cannot be used.
 */
export async function prepareMail(
  environment: NodeJS.ProcessEnv,
  seed: Uint8Array<ArrayBuffer>,
): Promise<MailRoom | null> {
  return openMailRoom(environment, { mailer: await createMailer(environment), seed })
}

async function createMailer(environment: NodeJS.ProcessEnv): Promise<Mailer | null> {
  const server = readSmtpServer(environment)
  const account = readSesAccount(environment)
  if (!server) return account && createSesMailer(account)
  if (account) throw new ConfigError('SEALPOST_SMTP_URL and SEALPOST_SES_REGION exclude each other')
  // Loaded when needed, as are all clients of what most services lack.
  const { createSmtpMailer } = await import('./smtp-mailer.ts')
  return createSmtpMailer(server)
}
