import {
  Case,
  ChannelId,
  createReceipt,
  deriveReceiptKeys,
  encodeBase64,
  FORMAT,
  fillPath,
  PATHS,
  ReportId,
  type SealedReportItem,
  type Submission,
  SubmissionAccepted,
  wrapState,
} from '@sealpost/protocol'
import {
  generateCaseKey,
  type SecretKey,
  sealItem,
  type VerifiedProfile,
} from '@sealpost/protocol/envelope'

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
  const accepted = SubmissionAccepted.parse(await answer.json())
  const headers = { authorization: `Bearer ${accessToken}` }
  const withdrawCredit = () =>
    fetch(url + fillPath(PATHS.withdrawCredit, { vendor }), { method: 'DELETE', headers })
  const readCase = async () => {
    const found = await fetch(url + fillPath(PATHS.getCase, { vendor }), { headers })
    return Case.parse(await found.json())
  }
  return { ...accepted, report, text, caseKey, readCase, withdrawCredit }
}
