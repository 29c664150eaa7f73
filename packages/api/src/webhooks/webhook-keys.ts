import {
  encodeBase64,
  PUBLIC_KEY_PREFIX,
  SECRET_PREFIX,
  type SignedRequest,
  type VendorSlug,
  type WebhookId,
  webhookText,
} from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../problem-error.ts'
import { deriveBytes, type ServiceKey } from '../proofs/service-key.ts'

/** What requests of webhooks are signed with. All of it follows from the service's seed. */
export type WebhookKeys = {
  /** For those who verify without a secret: `whpk_` and base64 of an Ed25519 key. */
  publicKey: string
  /** Signs for whoever has the public key; gives `v1a,` and base64. */
  sign: (request: SignedRequest) => Promise<string>
  /** What one endpoint shares with the service: `whsec_` and base64 of 32 bytes. */
  secretOf: (secret: SecretName) => Promise<string>
}

/** Which of the secrets that an endpoint has had. */
export type SecretName = { vendor: VendorSlug; webhookId: WebhookId; number: number }

type Seed = Uint8Array<ArrayBuffer>

/** Derives the keys from the seed; `makeKey` is the platform's own way to make one. */
export async function createWebhookKeys(
  seed: Seed,
  makeKey: (seed: Seed) => ServiceKey | Promise<ServiceKey>,
): Promise<WebhookKeys> {
  const key = await makeKey(await deriveBytes(seed, 'sealpost/1/webhook-key'))
  return {
    publicKey: `${PUBLIC_KEY_PREFIX}${key.publicKey}`,
    sign: async (request) => `v1a,${encodeBase64(await key.sign(webhookText(request)))}`,
    async secretOf({ vendor, webhookId, number }) {
      const purpose = `sealpost/1/webhook-secret/${vendor}/${webhookId}/${number}`
      return `${SECRET_PREFIX}${encodeBase64(await deriveBytes(seed, purpose))}`
    },
  }
}

/** @throws {@link ProblemError} `no_service_key` if the service has none to derive them from. */
export function requireWebhookKeys({ webhookKeys }: Pick<Deps, 'webhookKeys'>): WebhookKeys {
  if (!webhookKeys) throw new ProblemError('no_service_key')
  return webhookKeys
}
