import { readdirSync } from 'node:fs'
import {
  ChannelId,
  type FileTerms,
  type Need,
  type Policy,
  Problem,
  type Submission,
} from '@sealpost/protocol'
import { openBlobFolder } from '../runtimes/node/blob-folder.ts'
import { partHeaders, type TestFile } from './make-file.ts'
import { makeFolder } from './make-folder.ts'
import { makeSubmission } from './make-submission.ts'
import { type Call, makeTestApp } from './make-test-app.ts'

/** A service with an upload that is open if its channel asks for evidence, and the folder its blobs lie in. */
export async function makeUpload(files: FileTerms = {}, need: Need = 'optional') {
  const folder = makeFolder()
  const app = await makeTestApp({ blobs: await openBlobFolder(folder) })
  const policy = policyAsking(need, files)
  const vendor = await app.givenVendor('acme', { policy })
  const { submission, token } = await makeSubmission(vendor.profileHash)
  const { reportId, tokenHash, channel, profileHash } = submission
  const opening = { reportId, tokenHash, channel, profileHash }
  const params = { vendor: vendor.slug }
  await app.call('openUpload', { params, body: opening })

  const put = async (file: TestFile, part = 0, change: Call = {}) => {
    const body = file.parts[part] ?? new Uint8Array()
    return app.call('putPart', {
      token,
      params: { ...params, attachmentId: file.stored.id, part: String(part) },
      body,
      headers: await partHeaders(body),
      ...change,
    })
  }
  const submit = (attachments: TestFile[], change: Partial<Submission> = {}) =>
    app.call('submitReport', {
      params,
      body: { ...submission, attachments: attachments.map(({ stored }) => stored), ...change },
    })
  const remove = ({ stored }: TestFile) =>
    app.call('deleteUpload', { token, params: { ...params, attachmentId: stored.id } })
  const fetchFile = ({ stored }: TestFile, headers = {}) =>
    app.call('getAttachment', {
      token: vendor.key,
      params: { reportId, attachmentId: stored.id },
      headers,
    })
  const upload = (file: TestFile) => app.givenUploaded(vendor, token, file)
  const blobNames = () => readdirSync(folder)
  return { app, vendor, params, opening, token, put, submit, remove, fetchFile, upload, blobNames }
}

/** A policy whose only channel asks so for evidence. */
export function policyAsking(need: Need, files: FileTerms = {}): Pick<Policy, 'channels'> {
  const id = ChannelId.parse('vulnerability')
  const fields = { summary: { need: 'required' as const }, evidence: { need } }
  return { channels: [{ id, label: 'Vulnerability', urgency: 'ask', fields, files }] }
}

/** The code of a refusal, or the status of what was not refused. */
export async function codeOf(answer: Response): Promise<string> {
  return answer.ok ? String(answer.status) : Problem.parse(await answer.json()).code
}

/** The bytes of an answer. */
export async function bytesOf(answer: Response): Promise<Buffer> {
  return Buffer.from(await answer.arrayBuffer())
}
