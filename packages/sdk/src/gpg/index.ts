/**
 * Opens, signs and answers through the user's own gpg and its agent, also with a key on a card: the
 * private key never comes into this process. Needs Node.
 */
export type { HeldKey } from '@sealpost/protocol/envelope'
export { type GpgOptions, gpg } from './gpg.ts'
export { GpgError, type GpgErrorCode } from './gpg-error.ts'
