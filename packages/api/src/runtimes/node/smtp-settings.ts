import { ConfigError } from '../../config.ts'
import type { SmtpServer } from './smtp-line.ts'

const PORTS = { 'smtp:': 587, 'smtps:': 465 } as const
const THIS_MACHINE = ['localhost', '127.0.0.1', '[::1]']

/**
 * Reads the server that takes mail from `SEALPOST_SMTP_URL`, such as `smtp://user:password@host:587`;
 * null without it. What is said to it is encrypted, unless it is this machine or `SEALPOST_SMTP_TLS`
 * is `off`.
 *
 * @throws {@link ConfigError} that says nothing of the URL, which may hold a password.
 */
export function readSmtpServer(environment: NodeJS.ProcessEnv): SmtpServer | null {
  const { SEALPOST_SMTP_URL: text, SEALPOST_SMTP_TLS: tls = '' } = environment
  if (!text) return null
  const url = URL.parse(text)
  const scheme = url?.protocol
  const isRoot = url !== null && /^\/?$/.test(url.pathname) && !url.search && !url.hash
  if (!isRoot || !url.hostname || (scheme !== 'smtp:' && scheme !== 'smtps:')) {
    throw new ConfigError('SEALPOST_SMTP_URL must be such as smtp://user:password@host:587')
  }
  if (!['', 'on', 'off'].includes(tls)) throw new ConfigError('SEALPOST_SMTP_TLS must be on or off')
  const isPlain = tls === 'off' || (tls === '' && THIS_MACHINE.includes(url.hostname))
  const user = decodeURIComponent(url.username)
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port ? Number(url.port) : PORTS[scheme],
    tls: scheme === 'smtps:' ? 'at_once' : isPlain ? 'off' : 'starttls',
    login: user ? { user, pass: decodeURIComponent(url.password) } : null,
  }
}
