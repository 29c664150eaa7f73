import { createHash, randomFillSync } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'

const PIECE = Buffer.alloc(4 * 1024 * 1024)

/** Makes a file of random bytes, which nobody can compress, and returns its path. */
export async function makeFile(path: string, bytes: number): Promise<string> {
  const file = await open(path, 'wx')
  try {
    for (let left = bytes; left > 0; left -= PIECE.length) {
      await file.writeFile(randomFillSync(PIECE).subarray(0, left))
    }
  } finally {
    await file.close()
  }
  return path
}

/** SHA-256 of a file, in hex. */
export async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
