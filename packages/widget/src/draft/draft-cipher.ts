import type { DraftRecord } from './draft-store.ts'
import type { DraftPlace } from './drafts.ts'
import { type KeptForm, readKeptForm } from './kept-form.ts'

type Bound = DraftPlace & { channel: string }

/** Makes the key of one draft. It can be used and stored, and nobody can read it, nor the page. */
export function createDraftKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

/** Seals what is kept of a form, bound to its service, vendor and channel. */
export async function sealDraft(
  key: CryptoKey,
  kept: KeptForm,
  place: DraftPlace,
): Promise<Pick<DraftRecord, 'channel' | 'iv' | 'ciphertext'>> {
  const channel = kept.channel ?? ''
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const plaintext = new TextEncoder().encode(JSON.stringify(kept))
  const bound = boundTo({ ...place, channel })
  const ciphertext = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: bound },
    key,
    plaintext,
  )
  return { channel, iv, ciphertext }
}

/** Opens a draft; null if it is damaged, or belongs elsewhere. */
export async function openDraft(record: DraftRecord, place: DraftPlace): Promise<KeptForm | null> {
  const { key, iv, ciphertext, channel } = record
  try {
    const additionalData = boundTo({ ...place, channel })
    const algorithm = { name: 'AES-GCM', iv, additionalData }
    const kept = readKeptForm(
      new TextDecoder().decode(await crypto.subtle.decrypt(algorithm, key, ciphertext)),
    )
    return kept?.channel === (channel || null) ? kept : null
  } catch {
    return null
  }
}

function boundTo({ service, vendor, channel }: Bound): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(['sealpost-draft/1', service, vendor, channel]))
}
