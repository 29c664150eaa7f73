import {
  Case,
  ChannelId,
  createReceipt,
  decodeBase64,
  deriveReceiptKeys,
  EntryAccepted,
  encodeBase64,
  FORMAT,
  fillPath,
  PATHS,
  ReportId,
  type SealedReportItem,
  type Sha256,
  type Submission,
  SubmissionAccepted,
  sha256,
  type ThreadPosition,
  wrapState,
} from '@sealpost/protocol'
import {
  generateCaseKey,
  type SecretKey,
  sealItem,
  type VerifiedProfile,
} from '@sealpost/protocol/envelope'
import type { SealedTestFile } from './make-file.ts'
import { type ReporterWords, sealEntryAsReporter } from './seal-entry-as-reporter.ts'

export type ReporterOptions = {
  /** What the reporter's software says, where it should differ from the truth. */
  item?: Partial<SealedReportItem>
  /** What the service is told, where it should differ from what is sealed. */
  submission?: Partial<Submission>
  /** Who signs; the case key unless somebody pretends. */
  signer?: SecretKey
  now?: Date
}

/** Seals a report as a reporter's browser does. */
export async function sealReport(
  { profile, hash: profileHash, recipients }: VerifiedProfile,
  { item, now = new Date(), signer }: ReporterOptions = {},
) {
  const caseKey = await generateCaseKey(now)
  const channel = ChannelId.parse('vulnerability')
  const everyone = [...(recipients.get(channel) ?? []), caseKey.certificate]
  const report: SealedReportItem = {
    format: FORMAT,
    kind: 'report',
    vendor: profile.vendor,
    channel,
    urgent: false,
    reportId: ReportId.parse(crypto.randomUUID()),
    direction: 'reporter',
    sequence: 0,
    previousHash: null,
    from: (signer ?? caseKey).certificate.fingerprint,
    to: everyone.map(({ fingerprint }) => fingerprint),
    profileHash,
    bundle: 'widget/0.1.0',
    origin: 'https://acme.example',
    day: now.toISOString().slice(0, 10),
    attachments: [],
    reporterCertificate: caseKey.certificate.armored,
    body: {
      language: 'en',
      answers: {
        target: 'https://api.acme.example/v2/launch',
        environment: 'Firefox 140 on Debian 13',
        summary: 'Anyone can launch — ohne Anmeldung 🚀',
        description: 'The launch endpoint checks no token.',
        steps: ['Open the page', 'Press launch'],
        logs: '12:00:01 launched by nobody',
        impact: 'A rocket is gone.',
        dataAccessed: 'no',
      },
      acceptedRules: profile.policy.rules.items.map(({ id }) => id),
    },
    ...item,
  }
  const text = `Summary\n${report.body.answers.summary ?? ''}\n`
  const input = { item: report, text, signer: signer ?? caseKey, recipients: everyone, now }
  return { report, text, caseKey, sealed: await sealItem(input) }
}

/** Sends a sealed report as a reporter's browser does, and gives what the reporter keeps. */
export async function submitReport(
  url: string,
  verified: VerifiedProfile,
  options: ReporterOptions = {},
) {
  const { report, caseKey, sealed, text } = await sealReport(verified, options)
  const { vendor } = verified.profile
  const { accessToken, tokenHash, wrapKey } = await deriveReceiptKeys(
    await createReceipt(vendor),
    vendor,
  )
  const { reportId, channel, urgent, profileHash } = report
  const state = {
    casePrivateKey: caseKey.armored,
    fingerprint: caseKey.certificate.fingerprint,
    profileHash,
    reportId,
  }
  const submission: Submission = {
    reportId,
    channel,
    urgent,
    profileHash,
    tokenHash,
    reporterKeyId: caseKey.certificate.encryptionKeyId,
    wrappedState: encodeBase64(await wrapState(wrapKey, state, vendor)),
    sealed: encodeBase64(sealed),
    attachments: [],
    ...options.submission,
  }
  const answer = await fetch(url + fillPath(PATHS.submitReport, { vendor }), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(submission),
  })
  if (answer.status !== 201) throw new Error(`Refused: ${await answer.text()}`)
  const accepted = SubmissionAccepted.parse(await answer.json())
  const headers = { authorization: `Bearer ${accessToken}` }
  const withdrawCredit = () =>
    fetch(url + fillPath(PATHS.withdrawCredit, { vendor }), { method: 'DELETE', headers })
  const readCase = async () => {
    const found = await fetch(url + fillPath(PATHS.getCase, { vendor }), { headers })
    return Case.parse(await found.json())
  }
  const say = async (words: ReporterWords, profile = verified) => {
    const { thread } = await readCase()
    const position = await nextOf(thread, accepted.ciphertextHash)
    const { id, entry } = await sealEntryAsReporter({ report, caseKey, profile }, position, words)
    const attachments = words.files?.map(({ stored }) => stored)
    const { change } = words
    const sent = await fetch(url + fillPath(PATHS.addToCase, { vendor }), {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({
        id,
        entry,
        ...(change && { change }),
        ...(attachments && { attachments }),
      }),
    })
    return EntryAccepted.parse(await sent.json())
  }
  const upload = async ({ stored, parts }: Pick<SealedTestFile, 'stored' | 'parts'>) => {
    for (const [at, part] of parts.entries()) {
      const path = fillPath(PATHS.putPart, { vendor, attachmentId: stored.id, part: String(at) })
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', part))
      const type = 'application/octet-stream'
      const contentDigest = `sha-256=:${encodeBase64(digest)}:`
      const { status } = await fetch(url + path, {
        method: 'PUT',
        headers: { ...headers, 'content-type': type, 'content-digest': contentDigest },
        body: part,
      })
      if (status !== 204) throw new Error(`The part was refused with ${status}.`)
    }
  }
  return { ...accepted, report, text, caseKey, readCase, withdrawCredit, say, upload }
}

/** Where the reporter's next item stands. */
async function nextOf(thread: Case['thread'], reportHash: Sha256): Promise<ThreadPosition> {
  const last = thread.filter(({ actor }) => actor === 'reporter').at(-1)?.sealed
  if (!last) return { sequence: 1, previousHash: reportHash }
  return { sequence: last.sequence + 1, previousHash: await sha256(decodeBase64(last.sealed)) }
}
