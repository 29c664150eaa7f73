import type { OpenedItem, Sealed, sealItem } from './index.ts'

// Checked by tsc: each line below compiles only if the promise above it holds.

declare function send(sealed: Sealed): void
declare const bytes: Uint8Array<ArrayBuffer>
declare const opened: OpenedItem
declare const sealed: Awaited<ReturnType<typeof sealItem>>

// What was sealed can be sent; plaintext and bytes from elsewhere cannot.
send(sealed)
// @ts-expect-error Bytes from elsewhere are not sealed.
send(bytes)
// @ts-expect-error Text is not sealed.
send(opened.json)

// The signer is known only where the signature is valid.
export function signerOf({ signature }: OpenedItem): string {
  // @ts-expect-error Without a valid signature there is no signer.
  const unproven: string = signature.signer
  return signature.state === 'valid' ? signature.signer : unproven
}
