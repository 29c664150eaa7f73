import { decodeBase64 } from '@sealpost/protocol'
import { ConfigError } from './config.ts'
import { SEED_BYTES } from './proofs/service-key.ts'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The seed of the service's key from `SEALPOST_SERVICE_KEY`; null without one.
 *
 * @throws {@link ConfigError} if it is not 32 bytes in base64.
 */
export function readServiceSeed({
  SEALPOST_SERVICE_KEY: text,
}: Environment): Uint8Array<ArrayBuffer> | null {
  return text ? parseSeed(text, 'SEALPOST_SERVICE_KEY') : null
}

/** @throws {@link ConfigError} that says where the text stands, and nothing of it. */
export function parseSeed(text: string, where: string): Uint8Array<ArrayBuffer> {
  const isSeed = /^[A-Za-z0-9+/]{43}=$/.test(text)
  const seed = isSeed ? decodeBase64(text) : new Uint8Array()
  if (seed.length === SEED_BYTES) return seed
  throw new ConfigError(`${where} must be ${SEED_BYTES} random bytes in base64`)
}
