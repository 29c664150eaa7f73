import { free } from './free.ts'

/** AES works on blocks of this size. */
export const BLOCK_BYTES = 16

type Bytes = Uint8Array<ArrayBuffer>

/** Encrypts one piece after another; all but the last must be whole blocks. */
export type PieceEncryptor = (piece: Bytes) => Promise<Bytes>

/**
 * OpenPGP's CFB mode without resynchronization (RFC 9580 §5.13.1) by means of WebCrypto, which has only CBC.
 *
 * CFB's key stream is E(C₀), E(C₁), …, and C₁ = P₁ ⊕ E(C₀). CBC over 0, P₁, P₂, … with C₀ as its IV
 * gives E(C₀), E(P₁ ⊕ E(C₀)) = E(C₁), …: the whole key stream of a piece in one call.
 */
export async function createCfbEncryptor(key: Bytes): Promise<PieceEncryptor> {
  const aes = await crypto.subtle.importKey('raw', key, 'AES-CBC', false, ['encrypt', 'decrypt'])
  let lastBlock = new Uint8Array(BLOCK_BYTES)
  return async (piece) => {
    const blocks = Math.ceil(piece.length / BLOCK_BYTES)
    const shifted = new Uint8Array(blocks * BLOCK_BYTES)
    shifted.set(piece.subarray(0, (blocks - 1) * BLOCK_BYTES), BLOCK_BYTES)
    const iv = lastBlock
    const stream = new Uint8Array(
      await crypto.subtle.encrypt({ name: 'AES-CBC', iv }, aes, shifted),
    )
    await requireEncrypted(aes, Uint8Array.of(...iv, ...stream.subarray(-3 * BLOCK_BYTES)), shifted)

    const sealed = xor(piece, stream)
    lastBlock = sealed.slice(-BLOCK_BYTES)
    free(shifted)
    free(stream)
    return sealed
  }
}

/**
 * Decrypts the last block again: a page may have put anything in the place of the browser's
 * encryption, and what it gives is all that hides the file.
 */
async function requireEncrypted(aes: CryptoKey, end: Bytes, expected: Bytes): Promise<void> {
  const iv = end.slice(-3 * BLOCK_BYTES, -2 * BLOCK_BYTES)
  const last = end.slice(-2 * BLOCK_BYTES)
  const opened = new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-CBC', iv }, aes, last))
  const isSame = opened.every((byte, at) => byte === expected.at(at - BLOCK_BYTES))
  if (opened.length !== BLOCK_BYTES || !isSame) throw new Error('This is not what was encrypted.')
}

/**
 * Decrypts the first blocks of such a message, enough to see what it begins with. WebCrypto cannot do more
 * than one of them in a call.
 */
export async function decryptBeginning(key: Bytes, sealed: Bytes): Promise<Bytes> {
  const aes = await crypto.subtle.importKey('raw', key, 'AES-CBC', false, ['encrypt'])
  const opened = sealed.slice()
  let iv = new Uint8Array(BLOCK_BYTES)
  for (let at = 0; at < sealed.length; at += BLOCK_BYTES) {
    const zeros = new Uint8Array(BLOCK_BYTES)
    const stream = await crypto.subtle.encrypt({ name: 'AES-CBC', iv }, aes, zeros)
    const block = sealed.slice(at, at + BLOCK_BYTES)
    opened.set(xor(block, new Uint8Array(stream)), at)
    iv = block
  }
  return opened
}

/** Four bytes at a time: byte by byte it takes as long as the encryption. */
function xor(piece: Bytes, stream: Bytes): Bytes {
  const words = new Uint32Array(Math.ceil(piece.length / 4))
  const mixed = new Uint8Array(words.buffer, 0, piece.length)
  mixed.set(piece)
  const key = new Uint32Array(stream.buffer, 0, words.length)
  for (let at = 0; at < words.length; at++) words[at] = (words[at] ?? 0) ^ (key[at] ?? 0)
  return mixed
}
