import { ReportId, Sha256 } from '@sealpost/protocol'
import type { Sealed, VerifiedProfile } from '@sealpost/protocol/envelope'
import type { PreparedReport, PrepareInput } from '../sealing/sealing.ts'

const REPORT_ID = ReportId.parse('0b5f5c1e-7f3d-4c8e-9a51-2f6f3f0c7a10')
const TOKEN_HASH = Sha256.parse('ab'.repeat(32))

/** What a session would have sealed; nothing in it opens. */
export function makePrepared(
  {
    draft,
    receipt,
    profile,
  }: Pick<PrepareInput, 'draft' | 'receipt'> & { profile: VerifiedProfile },
  signer = certificateOf(profile),
): PreparedReport {
  return {
    reportId: REPORT_ID,
    input: {
      reportId: REPORT_ID,
      earlier: null,
      ...{ draft, receipt, profile },
      fingerprint: signer.fingerprint,
      origin: 'https://www.acme.example',
      bundle: 'widget/test',
      now: new Date(0),
    },
    begun: {
      reportId: REPORT_ID,
      caseKey: { certificate: signer, armored: '' },
      recipients: [signer],
      accessToken: 'token',
      tokenHash: TOKEN_HASH,
      wrappedState: 'AAAA',
    },
    submission: {
      reportId: REPORT_ID,
      channel: draft.channel,
      urgent: false,
      profileHash: profile.hash,
      tokenHash: TOKEN_HASH,
      reporterKeyId: signer.encryptionKeyId,
      wrappedState: 'AAAA',
      sealed: pretendSealed(new Uint8Array(9000)),
      attachments: [],
      ...(draft.notify && { notify: draft.notify }),
    },
    sealedFile: { name: 'acme.asc', text: '-----BEGIN PGP MESSAGE-----' },
  }
}

function certificateOf({ signers: [signer] }: VerifiedProfile) {
  if (!signer) throw new Error('A profile has a signer.')
  return signer
}

/** Has a length; nothing here opens it. */
function pretendSealed(bytes: Uint8Array<ArrayBuffer>): Sealed {
  return bytes as Sealed
}
