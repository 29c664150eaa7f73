import type { Fingerprint } from '@sealpost/protocol'
import {
  type Certificate,
  OpenError,
  type OpenedItem,
  type OwnKey,
  openItem,
} from '@sealpost/protocol/envelope'

/** The private keys of whoever opens. */
export type OpeningKeys = {
  key: OwnKey
  /** Keys of former times, for what was sealed before they were replaced. */
  pastKeys?: readonly OwnKey[] | undefined
}

/** Tries one key after the other while `isForAnother` says that the error means it was not this one. */
export async function withEachKey<Opened>(
  { key, pastKeys = [] }: OpeningKeys,
  open: (key: OwnKey) => Promise<Opened>,
  isForAnother: (error: unknown) => boolean,
): Promise<Opened> {
  const [next, ...others] = pastKeys
  try {
    return await open(key)
  } catch (error) {
    if (!next || !isForAnother(error)) throw error
    return withEachKey({ key: next, pastKeys: others }, open, isForAnother)
  }
}

/** Opens an item with whichever key it was sealed to; `recipient` is that key's fingerprint. */
export function openWith(
  sealed: Uint8Array,
  keys: OpeningKeys,
  verifyWith: 'enclosed' | readonly Certificate[],
): Promise<OpenedItem & { recipient: Fingerprint }> {
  const open = async (key: OwnKey) => ({
    ...(await openItem(sealed, { key, verifyWith })),
    recipient: key.certificate.fingerprint,
  })
  return withEachKey(
    keys,
    open,
    (error) => error instanceof OpenError && error.code === 'not_for_this_key',
  )
}
