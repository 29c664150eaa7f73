import {
  type Actor,
  type Answers,
  type AttachedFile,
  type ContextFault,
  type Credited,
  decodeBase64,
  type EmbargoMove,
  entryContextFaults,
  type Fingerprint,
  isForeign,
  type SealedEntry,
  type SealedEntryItem,
  type Sha256,
  sha256,
  type ThreadEntry,
  type ThreadPosition,
} from '@sealpost/protocol'
import {
  type Certificate,
  OpenError,
  type SignatureVerdict,
  type VerifiedProfile,
} from '@sealpost/protocol/envelope'
import { type Finding, type FindingCode, signatureFindings, toFinding } from './findings.ts'
import type { OpenedReport } from './open-report.ts'
import { type OpeningKeys, openWith } from './open-with.ts'

/** What somebody wrote into a thread. Plaintext. */
export type Said = {
  /** The message, or the note beside a change; may be empty. Line ends are LF. */
  text: string
  /** Answers to what was asked; a field that is not named stays as it was. */
  answers: Answers
  embargo: EmbargoMove | null
  /** How the reporter wants to be thanked from now on. */
  credited: Credited | null
  files: AttachedFile[]
}

/** One entry of a thread, and who vouches for it. */
export type OpenedEntry = Omit<ThreadEntry, 'sealed'> & {
  /**
   * `signed`: a key of its sender's signed exactly this, for this place. `stated`: the vendor's change
   * without a signature; the service says so. `refused`: it does not count; `findings` says why.
   */
  vouched: 'signed' | 'stated' | 'refused'
  /** Primary fingerprint of the key whose signature is valid; null without one. */
  signer: Fingerprint | null
  /** When that key says it signed. */
  signedAt: Date | null
  /** What was said; null unless it is `signed` and came with words. */
  said: Said | null
  /** What stands in an entry that was opened and yet refused: nobody can be held to it. */
  unproven: Said | null
  findings: Finding[]
}

export type ThreadInput = OpeningKeys & {
  thread: readonly ThreadEntry[]
  /** Says whose signatures are the reporter's: never ask the service. */
  opened: Pick<OpenedReport, 'report' | 'hash'>
  /**
   * The profiles that the entries name, by hash; they say whose signatures were the vendor's at the
   * time. Null, or nothing, for one that could not be verified: then none are.
   */
  profiles: ReadonlyMap<Sha256, VerifiedProfile | null>
}

type Place = {
  position: ThreadPosition
  /** Whether the same bytes were shown before. */
  isRepeated: boolean
}
type Sent = Omit<ThreadEntry, 'sealed'> & { sealed: SealedEntry }
type Words = Pick<OpenedEntry, 'vouched' | 'signer' | 'signedAt' | 'said' | 'unproven' | 'findings'>

const unsealed: Words = {
  vouched: 'stated',
  signer: null,
  signedAt: null,
  said: null,
  unproven: null,
  findings: [],
}

/**
 * Opens the entries of a thread, each checked against its sender's keys, its place in its direction and
 * what the service states beside it. What is missing, repeated, moved or forged is named, not dropped.
 */
export async function openThread(input: ThreadInput): Promise<OpenedEntry[]> {
  const { hash } = input.opened
  const next: Record<Actor, ThreadPosition> = {
    vendor: { sequence: 0, previousHash: null },
    reporter: { sequence: 1, previousHash: hash },
  }
  const shown = new Set<Sha256>([hash])
  const entries: OpenedEntry[] = []
  for (const { sealed, ...stated } of input.thread) {
    if (!sealed) {
      entries.push({ ...stated, ...wordsOfUnsealed(stated) })
      continue
    }
    const bytesHash = await sha256(decodeBase64(sealed.sealed))
    const position = next[stated.actor]
    const place = { position, isRepeated: shown.has(bytesHash) }
    const { provenSequence, ...words } = await openEntry({ ...stated, sealed }, place, input)
    entries.push({ ...stated, ...words })
    shown.add(bytesHash)
    if (provenSequence !== null && provenSequence >= position.sequence) {
      next[stated.actor] = { sequence: provenSequence + 1, previousHash: bytesHash }
    }
  }
  return entries
}

/** A vendor may change a report without a signature; a reporter's words always have one. */
function wordsOfUnsealed({ actor, change }: Pick<ThreadEntry, 'actor' | 'change'>): Words {
  return actor === 'vendor' && change ? unsealed : refused(toFinding('unsealed'))
}

function refused(finding: Finding): Words {
  return { ...unsealed, vouched: 'refused', findings: [finding] }
}

/** `provenSequence` is where its sender put it; null unless they signed it for this report. */
async function openEntry(
  entry: Sent,
  place: Place,
  input: ThreadInput,
): Promise<Words & { provenSequence: number | null }> {
  const profile = input.profiles.get(entry.sealed.profileHash) ?? null
  const senders = sendersOf(entry.actor, profile, input)
  const opened = await tryToOpen(entry.sealed, input, senders)
  if (opened instanceof OpenError) {
    return { ...refused(toFinding('unreadable', opened.code)), provenSequence: null }
  }
  const { item, signature, recipient } = opened
  if (item.kind === 'report') return { ...refused(toFinding('kind')), provenSequence: null }

  const faults = faultsOf({ item, signature, recipient, entry, place, senders }, input)
  const findings = [
    ...(profile ? [] : [toFinding('profile_unverified')]),
    ...signatureFindings(signature),
    ...misplaced(faults, item.sequence, place).map((code) => toFinding(code)),
  ]
  const said = saidIn(item)
  const { signer, signedAt } = signature
  const standing =
    findings.length === 0
      ? ({ vouched: 'signed', said, unproven: null } as const)
      : ({ vouched: 'refused', said: null, unproven: said } as const)
  return {
    ...standing,
    signer,
    signedAt,
    findings,
    provenSequence: !signer || isForeign(faults) ? null : item.sequence,
  }
}

function sendersOf(
  actor: Actor,
  profile: VerifiedProfile | null,
  { opened }: ThreadInput,
): readonly Certificate[] {
  return actor === 'reporter' ? [opened.report.reporter] : (profile?.signers ?? [])
}

async function tryToOpen(
  { sealed }: SealedEntry,
  keys: OpeningKeys,
  senders: readonly Certificate[],
) {
  try {
    return await openWith(decodeBase64(sealed), keys, senders)
  } catch (error) {
    if (error instanceof OpenError) return error
    throw error
  }
}

type Found = {
  item: SealedEntryItem
  entry: Sent
  place: Place
  senders: readonly Certificate[]
  signature: SignatureVerdict
  recipient: Fingerprint
}

function faultsOf(
  { item, entry, place, senders, signature: { signer }, recipient }: Found,
  { opened: { report } }: ThreadInput,
): ContextFault[] {
  const { id, change, attachments, actor, sealed } = entry
  return entryContextFaults(item, {
    ...report,
    entry: { id, change, attachments, position: place.position, profileHash: sealed.profileHash },
    recipient,
    direction: actor,
    // Without a valid signature there is a finding already, and nobody to compare `from` with.
    signer: signer ?? item.from,
    signers: signer ? senders.map(({ fingerprint }) => fingerprint) : [item.from],
  })
}

/** Says what a wrong place means; whatever does not follow also names another predecessor. */
function misplaced(
  faults: readonly ContextFault[],
  sequence: number,
  { position, isRepeated }: Place,
): FindingCode[] {
  if (!faults.includes('sequence')) return [...faults]
  const how = isRepeated ? 'replayed' : sequence > position.sequence ? 'gap' : 'reordered'
  return [how, ...faults.filter((fault) => fault !== 'sequence' && fault !== 'previous_hash')]
}

function saidIn({ body, attachments: files }: SealedEntryItem): Said {
  const { answers = {}, embargo = null, credited = null } = body
  const text = 'text' in body ? body.text : (body.note ?? '')
  return { text, answers, embargo, credited, files }
}
