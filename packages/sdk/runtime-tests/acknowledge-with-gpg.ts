import { Sealpost } from '@sealpost/sdk'
import { gpg } from '@sealpost/sdk/gpg'
import { Desk } from '@sealpost/sdk/open'

type Access = { apiKey: string; baseUrl: string; vendor: string; fingerprint: string }

/** Opens a report and answers it with a key that never leaves gpg, or the card behind it. */
export async function acknowledgeWithGpg({ fingerprint, vendor, ...access }: Access, id: string) {
  const key = await gpg({ fingerprint })
  const desk = new Desk({ client: new Sealpost(access), key, vendor })
  const { report, findings } = await desk.open(id)
  if (findings.length === 0) await desk.acknowledge(id, { note: 'Thank you. We are on it.' })
  return report.answers
}
