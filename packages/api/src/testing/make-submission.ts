import {
  ChannelId,
  encodeBase64,
  encodeBase64Url,
  KeyId,
  ReportId,
  type Sha256,
  type Submission,
  sha256,
} from '@sealpost/protocol'
import { RECIPIENTS } from './make-profile.ts'
import { makeSealedText } from './make-sealed.ts'

/** The encryption key of every test reporter. */
export const REPORTER_KEY_ID = KeyId.parse('0123456789abcdef')

/** A new submission under a profile, and the access token of its receipt. */
export async function makeSubmission(
  profileHash: Sha256,
  overrides: Partial<Submission> = {},
): Promise<{ submission: Submission; token: string }> {
  const secret = crypto.getRandomValues(new Uint8Array(32))
  const submission = {
    reportId: ReportId.parse(crypto.randomUUID()),
    channel: ChannelId.parse('vulnerability'),
    urgent: false,
    profileHash,
    tokenHash: await sha256(secret),
    reporterKeyId: REPORTER_KEY_ID,
    wrappedState: encodeBase64(crypto.getRandomValues(new Uint8Array(80))),
    sealed: makeSealedText({ keyIds: [...RECIPIENTS, REPORTER_KEY_ID] }),
    attachments: [],
    ...overrides,
  }
  return { submission, token: encodeBase64Url(secret) }
}
