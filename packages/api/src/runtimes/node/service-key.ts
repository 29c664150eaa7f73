import { createPrivateKey, createPublicKey, randomBytes, sign } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { SEED_BYTES, type ServiceKey, toPkcs8 } from '../../proofs/service-key.ts'
import { parseSeed } from '../../service-seed.ts'

const OWNER_ONLY = 0o600
const signInThread = promisify(sign)
/** Before the public key in its DER form (RFC 8410 §4). */
const SPKI_HEAD_BYTES = 12

/** The seed in the data folder, made on first start and readable by this user only. */
export async function keepServiceSeed(dataFolder: string): Promise<Uint8Array<ArrayBuffer>> {
  const file = join(dataFolder, 'service-key')
  try {
    await writeFile(file, `${randomBytes(SEED_BYTES).toString('base64')}\n`, {
      flag: 'wx',
      mode: OWNER_ONLY,
    })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  return parseSeed((await readFile(file, 'utf8')).trim(), file)
}

/** Makes a service key that signs in another thread, so that this one reads and checks other requests meanwhile. */
export function createServiceKey(seed: Uint8Array): ServiceKey {
  const key = createPrivateKey({
    key: Buffer.from(toPkcs8(seed)),
    format: 'der',
    type: 'pkcs8',
  })
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' })
  return {
    publicKey: publicKey.subarray(SPKI_HEAD_BYTES).toString('base64'),
    sign: (text) => signInThread(null, Buffer.from(text), key),
  }
}
