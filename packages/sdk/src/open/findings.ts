import type { ContextFault } from '@sealpost/protocol'
import type { SignatureVerdict } from '@sealpost/protocol/envelope'

/** Something about an opened report that did not fit, in words. */
export type Finding = {
  code: FindingCode
  /** `alarm`: do not act on the report before this is explained. `note`: worth knowing. */
  weight: 'alarm' | 'note'
  message: string
}

export type FindingCode = keyof typeof FINDINGS

/** Everything that can be found, and what it means. */
const FINDINGS = {
  kind: ['alarm', 'It is not a report.'],
  direction: ['alarm', 'It does not come from where the service says.'],
  vendor: ['alarm', 'It was sealed for another vendor.'],
  report_id: ['alarm', 'It was sealed as another report than the service shows it as.'],
  channel: ['alarm', 'It was sealed for another channel than the service shows it in.'],
  urgent: ['alarm', 'Its reporter and the service disagree on whether it is urgent.'],
  profile_hash: ['alarm', 'It was sealed under another profile than the service states.'],
  sequence: ['alarm', 'It does not stand where the service shows it in the thread.'],
  previous_hash: ['alarm', 'It does not follow what the service shows before it.'],
  from: ['alarm', 'It names another sender than the key that signed it.'],
  to: ['alarm', 'It does not name your key among those it was sealed to.'],
  change: ['alarm', 'It says something else than the service states beside it.'],
  entry_id: ['alarm', 'It was sent under another id than the service shows it with.'],
  attachments: ['alarm', 'It came with other files than the service stores for it.'],
  gap: ['alarm', 'Something that was written before it is missing.'],
  reordered: ['alarm', 'It was written before what the service shows above it.'],
  replayed: ['alarm', 'The service shows it a second time.'],
  unsealed: ['alarm', 'The service says it in the reporter\u2019s name, and nobody signed it.'],
  embargo: ['alarm', 'It agrees to a day, or refuses one, that the other side has not proposed.'],
  standing: ['alarm', 'The service states something else than the thread leads to.'],
  ciphertext_hash: ['alarm', 'The sealed bytes are not those that the service says it received.'],
  reporter_key: ['alarm', 'The service names another key of the reporter than the report does.'],
  unreadable: ['alarm', 'It cannot be opened with your key.'],
  signature_missing: ['alarm', 'Nobody signed it, so anybody may have written or changed it.'],
  signature_unknown: ['alarm', 'It was signed with a key that may not speak here.'],
  signature_invalid: ['alarm', 'Its signature does not fit its content.'],
  profile_unverified: [
    'alarm',
    'The profile it was sealed under is not signed by the key you trust. If you have changed keys since, name the fingerprint of that time.',
  ],
  clock_skew: [
    'note',
    'The time of signing and the time of receipt are more than 24 hours apart; a clock is wrong, or it was kept back.',
  ],
  bundle: ['note', 'It was sealed by software that this version does not know.'],
  out_of_scope: ['note', 'Its target is not in the scope of the policy.'],
  excluded: ['note', 'Its target is out of scope by name.'],
  unidentified: ['note', 'The policy asks who the reporter is, and the report does not say.'],
  unanswered: ['note', 'Fields that the policy requires are empty.'],
  incomplete: ['note', 'What the policy asks for to assess a report is missing.'],
  rules_not_accepted: ['note', 'Not all rules of the policy were accepted.'],
} as const satisfies Record<ContextFault | (string & {}), readonly ['alarm' | 'note', string]>

/** Words a finding; `facts` are added behind its sentence. */
export function toFinding(code: FindingCode, facts?: string): Finding {
  const [weight, sentence] = FINDINGS[code]
  return { code, weight, message: facts === undefined ? sentence : `${sentence} (${facts})` }
}

/** What a signature leaves to be said; nothing if it is valid. */
export function signatureFindings({ state }: SignatureVerdict): Finding[] {
  switch (state) {
    case 'valid':
      return []
    case 'missing':
      return [toFinding('signature_missing')]
    case 'unknown_signer':
      return [toFinding('signature_unknown')]
    case 'invalid':
      return [toFinding('signature_invalid')]
  }
}

/** Whether anything was found that must be explained before the report is acted on. */
export function isDoubtful(findings: readonly Finding[]): boolean {
  return findings.some(({ weight }) => weight === 'alarm')
}
