import {
  encodeBase64,
  type ProofOfReceipt,
  proofText,
  type ReceivedReport,
} from '@sealpost/protocol'

/** A service's key for proofs of receipt. */
export type ProofKey = {
  /** As a profile names it. */
  publicKey: string
  sign: (report: ReceivedReport) => Promise<ProofOfReceipt>
}

/** Makes a real Ed25519 key of a service. */
export async function makeProofKey(): Promise<ProofKey> {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])
  if (!('privateKey' in pair)) throw new Error('Ed25519 makes pairs.')
  const raw = await crypto.subtle.exportKey('raw', pair.publicKey)
  const publicKey = encodeBase64(new Uint8Array(raw))
  return {
    publicKey,
    async sign(report) {
      const text = new TextEncoder().encode(proofText(report))
      const signature = await crypto.subtle.sign('Ed25519', pair.privateKey, text)
      return { key: publicKey, signature: encodeBase64(new Uint8Array(signature)) }
    },
  }
}
