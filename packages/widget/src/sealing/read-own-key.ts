import { KeyError, readCertificate } from '@sealpost/protocol/envelope'
import { troubleOf } from '../trouble.ts'
import { requireCurves } from './require-curves.ts'
import type { KeyReading, KeyRefusal } from './sealing.ts'

/** Reads the public key that a reporter pasted, and says why it cannot be used. */
export async function readOwnKey(armored: string, now: Date): Promise<KeyReading> {
  try {
    await requireCurves()
    const { fingerprint, userIds } = await readCertificate(armored.trim(), { now })
    return { fingerprint, userIds }
  } catch (error) {
    return { refusal: error instanceof KeyError ? refusalOf(error) : 'unexpected' }
  }
}

function refusalOf(error: KeyError): KeyRefusal {
  const trouble = troubleOf(error)
  return trouble === error.code ? trouble : 'unexpected'
}
