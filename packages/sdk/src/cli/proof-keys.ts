import { PATHS, ServiceFacts } from '@sealpost/protocol'
import { exchange } from '../core/exchange.ts'
import { UsageError } from './exit-code.ts'

const TIMEOUT_MS = 30_000

/**
 * The keys that a service signs proofs of receipt with. Anybody may ask, so this needs no API key.
 *
 * @throws {@link UsageError} if something else answers at that address.
 */
export async function fetchProofKeys(service: string): Promise<string[]> {
  const url = new URL(service + PATHS.getService)
  const { status, bytes } = await exchange(url, {}, { fetch, timeoutMs: TIMEOUT_MS })
  const { data } = ServiceFacts.safeParse(status === 200 ? readJson(bytes) : null)
  if (data) return data.proofKeys
  throw new UsageError(
    `${service} does not say which keys it signs proofs with. Name them as \`proofKeys\` in the settings; [] for none.`,
  )
}

function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return null
  }
}
