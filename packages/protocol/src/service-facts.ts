import * as z from 'zod/mini'

/** What a service says about itself, so that a vendor can put it into its signed profile. */
export const ServiceFacts = z.object({
  /** Ed25519 public keys of proofs of receipt, the current one first; base64 of 32 bytes. */
  proofKeys: z.array(z.string().check(z.maxLength(100))),
  /** Ed25519 public keys of webhooks, the current one first: `whpk_` and base64 of 32 bytes. */
  webhookKeys: z._default(z.array(z.string().check(z.maxLength(100))), []),
  /** Whether it sends mail. */
  mail: z._default(z.boolean(), false),
})
export type ServiceFacts = z.infer<typeof ServiceFacts>
