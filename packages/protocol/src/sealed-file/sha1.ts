const BLOCK_BYTES = 64
const LENGTH_BYTES = 8

/**
 * SHA-1 (FIPS 180-4 §6.1.2) of bytes that come in pieces: OpenPGP's checksum asks for it, and WebCrypto
 * only hashes what it holds whole. Each sum is cut to 32 bits at once, which makes it three times as
 * fast in Chromium as what there is to import.
 */
export class Sha1 {
  readonly #state = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0)
  readonly #words = new Int32Array(80)
  readonly #held = new Uint8Array(BLOCK_BYTES)
  #length = 0

  update(bytes: Uint8Array<ArrayBuffer>): void {
    const start = this.#length % BLOCK_BYTES
    const missing = start === 0 ? 0 : Math.min(BLOCK_BYTES - start, bytes.length)
    this.#held.set(bytes.subarray(0, missing), start)
    this.#length += bytes.length
    if (start > 0 && start + missing === BLOCK_BYTES) this.#mix(this.#held)

    const rest = bytes.subarray(missing)
    const whole = rest.length - (rest.length % BLOCK_BYTES)
    this.#mix(rest.subarray(0, whole))
    if (rest.length > whole) this.#held.set(rest.subarray(whole))
  }

  /** The hash of all that came. To be called once. */
  digest(): Uint8Array<ArrayBuffer> {
    const bits = BigInt(this.#length) * 8n
    const used = (this.#length % BLOCK_BYTES) + 1 + LENGTH_BYTES
    const padding = new Uint8Array(1 + LENGTH_BYTES + ((2 * BLOCK_BYTES - used) % BLOCK_BYTES))
    padding[0] = 0x80
    new DataView(padding.buffer).setBigUint64(padding.length - LENGTH_BYTES, bits)
    this.update(padding)

    const hash = new DataView(new ArrayBuffer(20))
    for (const [at, word] of this.#state.entries()) hash.setInt32(at * 4, word)
    return new Uint8Array(hash.buffer)
  }

  #mix(blocks: Uint8Array<ArrayBuffer>): void {
    const view = new DataView(blocks.buffer, blocks.byteOffset, blocks.length)
    for (let at = 0; at < blocks.length; at += BLOCK_BYTES) {
      spread(view, at, this.#words)
      compress(this.#state, this.#words)
    }
  }
}

/** A block's 16 words, and the 64 that follow from them. */
function spread(view: DataView, at: number, words: Int32Array): void {
  for (let i = 0; i < 16; i++) words[i] = view.getInt32(at + i * 4)
  for (let i = 16; i < 80; i++) {
    const mixed = (words[i - 3] ?? 0) ^ (words[i - 8] ?? 0) ^ (words[i - 14] ?? 0)
    words[i] = rotate(mixed ^ (words[i - 16] ?? 0), 1)
  }
}

function compress(state: Int32Array, words: Int32Array): void {
  // Destructuring and `map` would take longer than all 80 rounds.
  let a = state[0] ?? 0
  let b = state[1] ?? 0
  let c = state[2] ?? 0
  let d = state[3] ?? 0
  let e = state[4] ?? 0
  for (let i = 0; i < 80; i++) {
    const mixed =
      i < 20
        ? sum((b & c) | (~b & d), 0x5a827999)
        : i < 40
          ? sum(b ^ c ^ d, 0x6ed9eba1)
          : i < 60
            ? sum((b & c) | (b & d) | (c & d), 0x8f1bbcdc)
            : sum(b ^ c ^ d, 0xca62c1d6)
    const next = sum(sum(rotate(a, 5), mixed), sum(e, words[i] ?? 0))
    e = d
    d = c
    c = rotate(b, 30)
    b = a
    a = next
  }
  state[0] = sum(state[0] ?? 0, a)
  state[1] = sum(state[1] ?? 0, b)
  state[2] = sum(state[2] ?? 0, c)
  state[3] = sum(state[3] ?? 0, d)
  state[4] = sum(state[4] ?? 0, e)
}

function sum(one: number, other: number): number {
  return (one + other) | 0
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits))
}
