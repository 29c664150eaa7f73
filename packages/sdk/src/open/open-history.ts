import {
  decodeBase64,
  eventContextFaults,
  type HistoryEntry,
  type SealedEvent,
  sha256,
  type ThreadPosition,
} from '@sealpost/protocol'
import {
  OpenError,
  openItem,
  type SecretKey,
  type VerifiedProfile,
} from '@sealpost/protocol/envelope'
import { type Finding, toFinding } from './findings.ts'
import type { Report } from './open-report.ts'

/** One change of a report's life, and who vouches for it. */
export type OpenedChange = Omit<HistoryEntry, 'event'> & {
  /** `signed`: a key of the vendor's signed exactly this. `stated`: the service says so. */
  vouched: 'signed' | 'stated'
  /** The sealed words that came with the change. */
  note: string | null
  /** Why a sealed event does not vouch for the change beside it. */
  findings: Finding[]
}

export type HistoryInput = {
  history: readonly HistoryEntry[]
  report: Report
  /**
   * The profile that the report was sealed under; it says whose signatures are the vendor's. Null if it
   * could not be verified: then none are.
   */
  profile: VerifiedProfile | null
  key: SecretKey
}

/** Opens the sealed events of a history, each checked against its place and the change it stands beside. */
export async function openHistory({ history, ...input }: HistoryInput): Promise<OpenedChange[]> {
  const opened: OpenedChange[] = []
  let position: ThreadPosition = { sequence: 0, previousHash: null }
  for (const { event, ...stated } of history) {
    const words = event ? await openEvent({ stated, event, position }, input) : unsealed
    opened.push({ ...stated, ...words })
    if (event) position = await positionAfter(event)
  }
  return opened
}

type Words = Pick<OpenedChange, 'vouched' | 'note' | 'findings'>
type Place = {
  stated: Omit<HistoryEntry, 'event'>
  event: SealedEvent
  position: ThreadPosition
}

const unsealed: Words = { vouched: 'stated', note: null, findings: [] }

async function openEvent(
  { stated, event, position }: Place,
  { report, profile, key }: Omit<HistoryInput, 'history'>,
): Promise<Words> {
  const opened = await tryToOpen(event, {
    key,
    verifyWith: profile?.signers ?? [],
  })
  if (opened instanceof OpenError) {
    return { ...unsealed, findings: [toFinding('unreadable', opened.code)] }
  }
  if (opened.item.kind !== 'event') return { ...unsealed, findings: [toFinding('kind')] }

  const findings = eventContextFaults(opened.item, {
    ...report,
    position,
    change: stated.change,
    changeId: stated.changeId,
    recipient: key.certificate.fingerprint,
    signer: opened.signature.signer,
    signers: profile?.profile.signers ?? [],
  }).map((fault) => toFinding(fault))
  const note = opened.item.body.note ?? null
  return { vouched: findings.length === 0 ? 'signed' : 'stated', note, findings }
}

async function tryToOpen(event: SealedEvent, options: Parameters<typeof openItem>[1]) {
  try {
    return await openItem(decodeBase64(event.sealed), options)
  } catch (error) {
    if (error instanceof OpenError) return error
    throw error
  }
}

async function positionAfter({ sequence, sealed }: SealedEvent): Promise<ThreadPosition> {
  return { sequence: sequence + 1, previousHash: await sha256(decodeBase64(sealed)) }
}
