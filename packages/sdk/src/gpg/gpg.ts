import { Fingerprint } from '@sealpost/protocol'
import { type HeldKey, readHeldKey } from '@sealpost/protocol/envelope'
import { parseInput } from '../core/parse-input.ts'
import { GpgError } from './gpg-error.ts'
import { gpgKeeper } from './gpg-keeper.ts'
import { type GpgSettings, runGpg } from './run-gpg.ts'

export type GpgOptions = {
  /** Primary fingerprint of the key: 40 hex digits. Spaces, as gpg prints them, do not matter. */
  fingerprint: string
  /** Default: `gpg`, found by the search path. */
  program?: string | undefined
  /** gpg's home. Default: its own, which GNUPGHOME may name. */
  homedir?: string | undefined
  /** Answers for a person where nobody is there. Default: gpg's agent asks when it needs to. */
  passphrase?: string | undefined
  /** How long one signature or one look into a message may take, with a person to answer. Default 120 s. */
  timeoutMs?: number | undefined
}

const DEFAULT_TIMEOUT_MS = 120_000

/**
 * Finds a key that gpg keeps, in its key ring or on a card, for wherever a private key is asked for.
 *
 * gpg gives signatures and the session keys of single messages, nothing else: the private key stays
 * with its agent or card.
 *
 * @throws {@link GpgError} `gpg_not_found`, `no_such_key` or `no_private_key`; later, while the key is used,
 * its other codes.
 * @throws KeyError of protocol's envelope if the certificate is of a kind that is not accepted, or the
 * fingerprint that of a subkey.
 * @throws {@link InvalidInputError} if the fingerprint is none.
 *
 * @example
 * const desk = new Desk({ client, key: await gpg({ fingerprint }), vendor: 'acme' })
 */
export async function gpg(options: GpgOptions): Promise<HeldKey> {
  const { program = 'gpg', homedir, passphrase, timeoutMs = DEFAULT_TIMEOUT_MS } = options
  const fingerprint = parseInput(
    Fingerprint,
    options.fingerprint.replace(/\s/g, '').toLowerCase(),
    '`fingerprint` must be the 40 hex digits of a primary key',
  )
  const settings: GpgSettings = { program, homedir, passphrase, timeoutMs }
  const armored = await exportCertificate(settings, fingerprint)
  const key = await readHeldKey(armored, {
    keeper: gpgKeeper(settings, fingerprint),
    expected: fingerprint,
  })
  await requirePrivatePart(settings, fingerprint)
  return key
}

async function exportCertificate(settings: GpgSettings, fingerprint: string): Promise<string> {
  const options = ['--export-options', 'no-export-attributes']
  const { stdout } = await runGpg(settings, ['--armor', ...options, '--export', fingerprint])
  if (stdout.length === 0) throw new GpgError('no_such_key')
  return stdout.toString()
}

/** Of every part, gpg says in the 15th field where its private half is; `#` if it has none (GnuPG, doc/DETAILS). */
async function requirePrivatePart(settings: GpgSettings, fingerprint: string): Promise<void> {
  const { stdout } = await runGpg(settings, ['--with-colons', '--list-secret-keys', fingerprint])
  const parts = stdout
    .toString()
    .split('\n')
    .map((line) => line.split(':'))
    .filter(([kind = '']) => kind === 'sec' || kind === 'ssb')
  if (!parts.some((fields) => fields[14] !== '#')) throw new GpgError('no_private_key')
}
