import { type PrivateKey, PublicKey, readKeys, readPrivateKeys, unarmor } from '#openpgp'
import { KeyError, type KeyErrorCode } from './key-error.ts'
import { SETTINGS } from './settings.ts'

/** A parsed key and the one armored block it came from. */
export type KeyBlock<SomeKey> = { block: string; key: SomeKey }

type BlockKind = 'PUBLIC' | 'PRIVATE'

/**
 * Reads exactly one public key from exactly one armored block.
 *
 * OpenPGP.js accepts private keys as recipients and reads only the first of several blocks,
 * silently; people paste both.
 *
 * @throws {@link KeyError}
 */
export async function readPublicBlock(text: string): Promise<KeyBlock<PublicKey>> {
  const block = oneBlock(text, 'PUBLIC')
  const key = await oneKey(block, (armoredKeys) => readKeys({ armoredKeys, config: SETTINGS }))
  if (key.isPrivate()) throw new KeyError('key_private')
  if (!(key instanceof PublicKey)) throw new KeyError('key_malformed')
  return { block, key }
}

/**
 * Reads exactly one private key, still locked if it has a passphrase, from exactly one armored block.
 *
 * @throws {@link KeyError}
 */
export async function readPrivateBlock(text: string): Promise<KeyBlock<PrivateKey>> {
  const block = oneBlock(text, 'PRIVATE')
  const key = await oneKey(block, (armoredKeys) =>
    readPrivateKeys({ armoredKeys, config: SETTINGS }),
  )
  return { block, key }
}

const OTHER_KIND = {
  PUBLIC: { kind: 'PRIVATE', code: 'key_private' },
  PRIVATE: { kind: 'PUBLIC', code: 'key_public' },
} as const satisfies Record<BlockKind, { kind: BlockKind; code: KeyErrorCode }>

function oneBlock(text: string, kind: BlockKind): string {
  const other = OTHER_KIND[kind]
  if (text.includes(`-----BEGIN PGP ${other.kind} KEY BLOCK-----`)) throw new KeyError(other.code)

  const begins = text.split(`-----BEGIN PGP ${kind} KEY BLOCK-----`).length - 1
  if (begins > 1) throw new KeyError('key_several')
  const end = `-----END PGP ${kind} KEY BLOCK-----`
  const from = text.indexOf(`-----BEGIN PGP ${kind} KEY BLOCK-----`)
  const to = text.indexOf(end, from)
  if (begins === 0 || to === -1) throw new KeyError('key_malformed')
  return `${text.slice(from, to)}${end}\n`.replaceAll('\r\n', '\n')
}

async function oneKey<SomeKey>(
  block: string,
  read: (block: string) => Promise<SomeKey[]>,
): Promise<SomeKey> {
  await requireVersion4(block)
  const [key, ...others] = await read(block).catch((cause: unknown) => {
    throw new KeyError('key_malformed', { cause })
  })
  if (others.length > 0) throw new KeyError('key_several')
  if (!key) throw new KeyError('key_malformed')
  return key
}

/** OpenPGP.js skips keys of versions and algorithms that it does not know, without their names. */
async function requireVersion4(block: string): Promise<void> {
  const { version, algorithm } = await firstKeyPacket(block).catch((cause: unknown) => {
    throw new KeyError('key_malformed', { cause })
  })
  if (version !== 4) throw new KeyError('key_version', { found: `version ${version}` })
  if (!KNOWN_ALGORITHMS.has(algorithm)) {
    throw new KeyError('key_algorithm', { found: `algorithm ${algorithm}` })
  }
}

/** Public-key algorithms that OpenPGP.js can name (RFC 9580 §9.1). */
const KNOWN_ALGORITHMS: ReadonlySet<number> = new Set([1, 2, 3, 16, 17, 18, 19, 22, 25, 26, 27, 28])

/** RFC 9580 §5.5.2: version, four octets of time, algorithm. */
async function firstKeyPacket(block: string): Promise<{ version: number; algorithm: number }> {
  const bytes: unknown = (await unarmor(block)).data
  if (!(bytes instanceof Uint8Array)) throw new TypeError('Armor decodes to bytes.')
  const { tag, headerLength } = packetHeader(bytes)
  const [version, , , , , algorithm] = bytes.subarray(headerLength)
  if (!KEY_TAGS.has(tag) || version === undefined || algorithm === undefined) {
    throw new RangeError('The block does not begin with a key.')
  }
  return { version, algorithm }
}

/** Secret-Key and Public-Key (RFC 9580 §5). */
const KEY_TAGS: ReadonlySet<number> = new Set([5, 6])

/** RFC 9580 §4.2: keys still come with headers of both formats. */
function packetHeader(bytes: Uint8Array): { tag: number; headerLength: number } {
  const [octet = 0, length = 0] = bytes
  if (octet < 0xc0) return { tag: (octet & 0x3c) >> 2, headerLength: 1 + 2 ** (octet & 3) }
  return { tag: octet & 0x3f, headerLength: length < 192 ? 2 : length < 224 ? 3 : 6 }
}
