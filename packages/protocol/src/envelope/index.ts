/**
 * The sealed format: the only folder anywhere that imports OpenPGP. A browser loads it as one file of
 * its own, whose hash the page pins.
 */
export type { Certificate, HeldKey, KeyKeeper, OwnKey, SecretKey } from './certificate.ts'
export { signCleartext } from './cleartext.ts'
export { createFileKey, type FileKey } from './file-key.ts'
export { readHeldKey } from './held-key.ts'
export { KeyError, type KeyErrorCode } from './key-error.ts'
export {
  generateCaseKey,
  generateVendorKey,
  protectSecretKey,
  readCertificate,
  readSecretKey,
} from './keys.ts'
export {
  OpenError,
  type OpenErrorCode,
  type OpenedItem,
  type OpenOptions,
  openItem,
} from './open.ts'
export { FileError, type FileErrorCode, openFile } from './open-file.ts'
export { signProfile, verifyProfile } from './profile-signature.ts'
export {
  type ProfileTrust,
  ProfileTrustError,
  type ProfileTrustErrorCode,
  type VerifiedProfile,
} from './profile-trust.ts'
export { leadsTo, signRotation } from './rotation.ts'
export { type Sealed, type SealInput, sealItem } from './seal.ts'
export { SealError, type SealErrorCode } from './seal-error.ts'
export type { SignatureVerdict } from './signature-verdict.ts'
export { signsUntil } from './signs-until.ts'
