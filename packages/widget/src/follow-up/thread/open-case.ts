import { LIMITS } from '@sealpost/protocol'
import type { VerifiedProfile } from '@sealpost/protocol/envelope'
import type { Opener, Place, Sealing } from '../../sealing/sealing.ts'
import { verifyAnswer } from '../../session/verify-answer.ts'
import type { ServiceAnswer } from '../../transport/ask-once.ts'
import { getCase, getProfileVersion } from '../../transport/operations.ts'
import { TransportError } from '../../transport/transport-error.ts'
import { troubleOf } from '../../trouble.ts'
import { fieldOf } from './field-of.ts'
import type { CaseKeys, KeyDecision, OpenedCase, Writer } from './opened-case.ts'

/** What a session knows, which everything in a case is judged by. */
export type Desk = {
  place: Place
  sealing: Sealing
  /** The vendor's current profile, good enough for reading. */
  profile: VerifiedProfile
  /** The same as it was answered, to be judged again before anything is sealed. */
  answer: ServiceAnswer
}

export type OpenCaseOptions = {
  signal?: AbortSignal | undefined
  /** What the reporter said about a key that nothing vouches for. */
  decision?: KeyDecision | null
}

/**
 * Fetches the case behind what was typed as receipt, and opens what can be believed of it.
 *
 * @throws an error whose `code` is a `Trouble`.
 */
export async function openCase(
  desk: Desk,
  receiptText: string,
  { signal, decision = null }: OpenCaseOptions = {},
): Promise<OpenedCase> {
  const { place, sealing } = desk
  const receipt = await sealing.openReceipt(receiptText, place.vendor)
  const pages = await fetchPages(place, receipt.accessToken, signal)
  const read = await sealing.readCase(pages, receipt, place.vendor)
  const pinned = read.opener && (await pinnedProfile(desk, read.opener))
  const keys = await judgeKeys(desk, { opener: read.opener, pinned, decision })
  const opened = await sealing.openThread(read, signersOf(desk, pinned, keys))
  const { sealed: _, wrappedState: __, thread: ___, nextRevision: ____, ...standing } = read.answer
  return { ...opened, standing, opener: read.opener, keys, writer: await writerOf(desk, keys) }
}

/** As many answers as the thread needs; whether they are to be believed is seen later. */
async function fetchPages(
  place: Place,
  accessToken: string,
  signal: AbortSignal | undefined,
): Promise<unknown[]> {
  const pages: unknown[] = []
  for (let after = 0; ; ) {
    const { json } = await getCase(place, accessToken, { after, signal })
    pages.push(json)
    const next = Number(fieldOf(json, 'nextRevision') ?? 0)
    // A service that never comes to an end would fill the memory.
    if (!(next > after) || pages.length === LIMITS.maxThreadPages) return pages
    after = next
  }
}

/** The profile that the report was sealed under; null if it is no longer to be had. */
async function pinnedProfile(
  { place, sealing, profile }: Desk,
  { fingerprint, profileHash }: Opener,
): Promise<VerifiedProfile | null> {
  if (profileHash === profile.hash) return profile
  try {
    const { json } = await getProfileVersion(place, profileHash)
    const trust = { ...place, fingerprint, lowestSerial: 0, purpose: 'read' } as const
    const verified = await sealing.verifyProfile(json, trust, new Date())
    return verified.hash === profileHash ? verified : null
  } catch (error) {
    if (error instanceof TransportError && error.isPassing) throw error
    return null
  }
}

type Judging = {
  opener: Opener | null
  pinned: VerifiedProfile | null
  decision: KeyDecision | null
}

async function judgeKeys(
  { place, sealing, profile }: Desk,
  { opener, pinned, decision }: Judging,
): Promise<CaseKeys> {
  if (!opener || opener.fingerprint === place.fingerprint) return { state: 'same' }
  const steps = { from: opener.fingerprint, to: place.fingerprint }
  const isLed = pinned && (await sealing.leadsTo([pinned.profile, profile.profile], steps))
  return isLed ? { state: 'rotated', ...steps } : { state: 'changed', ...steps, decision }
}

function signersOf({ profile }: Desk, pinned: VerifiedProfile | null, keys: CaseKeys) {
  const signers = [...(pinned?.signers ?? []), ...(isTrusted(keys) ? profile.signers : [])]
  // Of a certificate that is in both, the current profile has the newer signatures.
  return [...new Map(signers.map((signer) => [signer.fingerprint, signer])).values()]
}

/** Whether the page's key counts as the vendor's in this case. */
function isTrusted(keys: CaseKeys): boolean {
  return keys.state !== 'changed' || keys.decision === 'continue'
}

async function writerOf({ place, sealing, answer }: Desk, keys: CaseKeys): Promise<Writer> {
  if (!isTrusted(keys)) return { trouble: 'profile_other_key' }
  try {
    return { profile: await verifyAnswer(answer, sealing, { ...place, purpose: 'seal' }) }
  } catch (error) {
    return { trouble: troubleOf(error) }
  }
}
