import { describe, expect, test } from 'vitest'
import { createCfbEncryptor, decryptBeginning } from './cfb.ts'

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'))

// NIST SP 800-38A, F.3.17: CFB128-AES256.Encrypt. OpenPGP starts at a zero block, the vectors at an IV.
const key = bytes('603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4')
const iv = bytes('000102030405060708090a0b0c0d0e0f')
const plaintext = bytes(
  '6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51' +
    '30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710',
)
const ciphertext = bytes(
  'dc7e84bfda79164b7ecd8486985d386039ffed143b28b1c832113c6331e5407b' +
    'df10132415e54b92a13ed0a8267ae2f975a385741ab9cef82031623d55b1e471',
)

/**
 * A block that encrypts to the vectors' IV from the zero block, so that what follows it is the vectors: the
 * IV under the first block of the key stream.
 */
async function blockBefore(): Promise<Uint8Array> {
  const stream = await (await createCfbEncryptor(key))(new Uint8Array(16))
  return iv.map((octet, at) => octet ^ (stream[at] ?? 0))
}

describe('the vectors of NIST SP 800-38A for CFB128-AES256', () => {
  test('are encrypted as published, in one piece', async () => {
    const encrypt = await createCfbEncryptor(key)

    const sealed = await encrypt(new Uint8Array([...(await blockBefore()), ...plaintext]))

    expect(sealed).toEqual(new Uint8Array([...iv, ...ciphertext]))
  })

  test('are encrypted as published, block by block, the last one cut', async () => {
    const encrypt = await createCfbEncryptor(key)
    expect(await encrypt(new Uint8Array(await blockBefore()))).toEqual(iv)

    for (const [from, to] of [
      [0, 16],
      [16, 48],
      [48, 59],
    ] as const) {
      expect(await encrypt(plaintext.slice(from, to))).toEqual(ciphertext.slice(from, to))
    }
  })

  test('are decrypted as published', async () => {
    const sealed = new Uint8Array([...iv, ...ciphertext])

    expect((await decryptBeginning(key, sealed)).subarray(16)).toEqual(plaintext)
    expect((await decryptBeginning(key, sealed.slice(0, 61))).subarray(16)).toEqual(
      plaintext.slice(0, 45),
    )
  })
})
