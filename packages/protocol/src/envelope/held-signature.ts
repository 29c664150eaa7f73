import {
  createMessage,
  readCleartextMessage,
  readSignature,
  type Signature,
  verify,
} from '#openpgp'
import type { Certificate, HeldKey } from './certificate.ts'
import { judgeSignatures } from './judge-signatures.ts'
import { KeyError } from './key-error.ts'
import { whenever } from './key-times.ts'
import { publicKeyOf } from './parsed-keys.ts'
import { SETTINGS } from './settings.ts'

/**
 * Has the keeper of a key sign bytes, and believes nothing but one signature of that key over them.
 *
 * @throws {@link KeyError} `key_other_signature`; what the keeper throws is passed on.
 */
export async function signatureByKeeper(
  bytes: Uint8Array<ArrayBuffer>,
  { keeper, certificate }: HeldKey,
): Promise<Signature> {
  const binarySignature = await keeper.sign(bytes)
  return believed(async () => {
    const signature = await readSignature({ binarySignature, config: SETTINGS })
    const message = await createMessage({ binary: bytes })
    const { signatures } = await verify({
      ...by(certificate),
      message,
      signature,
      format: 'binary',
    })
    const { state } = await judgeSignatures(signatures, [certificate])
    if (state !== 'valid' || signatures.length !== 1) throw new RangeError(state)
    return signature
  })
}

/**
 * Has the keeper of a key sign a text in the clear, and believes it as {@link signatureByKeeper}.
 *
 * @throws {@link KeyError} `key_other_signature`; what the keeper throws is passed on.
 */
export async function cleartextByKeeper(
  text: string,
  { keeper, certificate }: HeldKey,
): Promise<string> {
  const signed = (await keeper.signCleartext(text)).replaceAll('\r\n', '\n')
  return believed(async () => {
    const message = await readCleartextMessage({ cleartextMessage: signed, config: SETTINGS })
    const { data, signatures } = await verify({ ...by(certificate), message })
    const [signature, ...others] = signatures
    await signature?.verified
    if (data !== text || !signature || others.length > 0) throw new RangeError('Another text.')
    return signed
  })
}

function by(certificate: Certificate) {
  const verificationKeys = publicKeyOf(certificate)
  return { verificationKeys, date: whenever(), config: SETTINGS }
}

async function believed<Signed>(check: () => Promise<Signed>): Promise<Signed> {
  try {
    return await check()
  } catch (cause) {
    throw new KeyError('key_other_signature', { cause })
  }
}
