import * as z from 'zod/mini'

/** What a service says about itself, so that a vendor can put it into its signed profile. */
export const ServiceFacts = z.object({
  /** Ed25519 public keys of proofs of receipt, the current one first; base64 of 32 bytes. */
  proofKeys: z.array(z.string().check(z.maxLength(100))),
})
export type ServiceFacts = z.infer<typeof ServiceFacts>
