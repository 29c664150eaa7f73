import { type Config, config, enums } from '#openpgp'
import { LIMITS } from '../limits.ts'

/**
 * How OpenPGP.js is to behave. Passed with every call: its global `config` belongs to the page,
 * which may use OpenPGP.js itself.
 */
export const SETTINGS: Config = {
  ...config,
  // What every program opens: SEIPD v1, v4 keys, no compression.
  aeadProtect: false,
  v6Keys: false,
  preferredCompressionAlgorithm: enums.compression.uncompressed,
  preferredSymmetricAlgorithm: enums.symmetric.aes256,
  showVersion: false,
  showComment: false,
  // Without a bound, 1.25 MB grew to 1 GB in memory.
  maxDecompressedMessageSize: LIMITS.maxSealedBytes,
  allowUnauthenticatedMessages: false,
  allowUnauthenticatedStream: false,
  allowInsecureDecryptionWithSigningKeys: false,
  allowInsecureVerificationWithReformattedKeys: false,
  allowMissingKeyFlags: false,
  enforceGrammar: true,
  ignoreUnsupportedPackets: true,
  ignoreMalformedPackets: false,
  additionalAllowedPackets: [],
  minRSABits: 2048,
  rejectHashAlgorithms: new Set([enums.hash.md5, enums.hash.ripemd]),
  rejectMessageHashAlgorithms: new Set([enums.hash.md5, enums.hash.ripemd, enums.hash.sha1]),
  // The same table as key-algorithms.ts, so that no subkey slips past it.
  rejectPublicKeyAlgorithms: new Set([
    enums.publicKey.elgamal,
    enums.publicKey.dsa,
    enums.publicKey.x448,
    enums.publicKey.ed448,
  ]),
  rejectCurves: new Set([
    enums.curve.secp256k1,
    enums.curve.brainpoolP256r1,
    enums.curve.brainpoolP384r1,
    enums.curve.brainpoolP512r1,
  ]),
}
