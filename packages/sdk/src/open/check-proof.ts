import {
  Fingerprint,
  type ProofFile,
  type ProofVerdict,
  parseProofFile,
  type SignedProfile,
  verifyProof,
} from '@sealpost/protocol'
import { verifyProfile } from '@sealpost/protocol/envelope'
import { parseInput } from '../core/parse-input.ts'

export type ProofInput = {
  /** A text with a block from `-----BEGIN SEALPOST PROOF-----` on, such as a saved receipt. */
  text: string
  /** A profile of the vendor's, as it was saved: it says which keys of the service count. */
  profile: SignedProfile
  /** Primary fingerprint that must have signed the profile. Default: the one in the text. */
  fingerprint?: string | undefined
}

/** A proof, and how it stands. */
export type CheckedProof = { proof: ProofFile; verdict: ProofVerdict }

/**
 * Checks that a service signed what it received and when. Asks nobody.
 *
 * @throws ProofFileError if the text holds no whole proof, ProfileTrustError of protocol's envelope if the
 * profile is not the vendor's.
 */
export async function checkProof(input: ProofInput): Promise<CheckedProof> {
  const proof = parseProofFile(input.text)
  const fingerprint = parseInput(
    Fingerprint,
    input.fingerprint ?? proof.fingerprint,
    '`fingerprint` must be 40 hex digits in lower case',
  )
  const { profile } = await verifyProfile(input.profile, {
    vendor: proof.vendor,
    fingerprint,
    lowestSerial: 1,
    now: new Date(),
    purpose: 'read',
  })
  return { proof, verdict: await verifyProof(proof.proof, proof, profile.service.proofKeys) }
}
