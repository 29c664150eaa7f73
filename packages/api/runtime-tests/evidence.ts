import { expect, test } from 'vitest'
import { LIMITS, ServiceFacts, VendorSlug, verifyProof } from '@sealpost/protocol'
import { makeFile, partHeaders } from '../src/testing/make-file.ts'
import { givenVendor, makeWorkedSubmission, readAccepted, type Service } from './given-vendor.ts'

/** What every shape of the service does alike with files, work and proofs. */
export function describeEvidence(getService: () => Service): void {
  test('a file of two parts is uploaded, sent with its report, and read across their border', async () => {
    const given = await givenVendor(getService())
    const { call, vendor } = given
    const file = makeFile({ contentBytes: LIMITS.partBytes + 5000 })
    const { submission, token } = await makeWorkedSubmission(given, { attachments: [file.stored] })
    const { reportId, tokenHash, channel, profileHash, proofOfWork } = submission
    const opening = { reportId, tokenHash, channel, profileHash, proofOfWork }
    const as = { token: vendor.apiKey, params: { reportId, attachmentId: file.stored.id } }
    const put = async (part: number) => {
      const body = file.parts[part] ?? expect.fail()
      const params = { ...vendor.params, attachmentId: file.stored.id, part: String(part) }
      return call('putPart', { token, params, body, headers: await partHeaders(body) })
    }

    const opened = await call('openUpload', { ...vendor, body: opening })
    const second = await put(1)
    const early = await call('submitReport', { ...vendor, body: submission })
    const others = [await put(0), await put(0), await put(1)]
    const sent = await call('submitReport', { ...vendor, body: submission })
    const whole = await call('getAttachment', as)
    const [first, last] = [LIMITS.partBytes - 100, LIMITS.partBytes + 99]
    const range = await call('getAttachment', {
      ...as,
      headers: { Range: `bytes=${first}-${last}` },
    })

    expect(
      [opened, second, early, ...others, sent, whole, range].map(({ status }) => status),
    ).toEqual([204, 204, 409, 204, 204, 204, 201, 200, 206])
    expect(Buffer.compare(Buffer.from(await whole.arrayBuffer()), file.bytes)).toBe(0)
    expect(new Uint8Array(await range.arrayBuffer())).toEqual(file.bytes.slice(first, last + 1))
  })

  test('a report without its proof of work is refused, and one that came is proved by the key of the service', async () => {
    const given = await givenVendor(getService())
    const { call, vendor } = given
    const { submission } = await makeWorkedSubmission(given)
    const { proofOfWork: _, ...bare } = submission

    const refused = await call('submitReport', { ...vendor, body: bare })
    const accepted = await readAccepted(await call('submitReport', { ...vendor, body: submission }))
    const { proofKeys } = ServiceFacts.parse(await (await call('getService', {})).json())

    expect(refused.status).toBe(403)
    const received = { ...accepted, vendor: VendorSlug.parse(vendor.params.vendor) }
    const verdict = accepted.proof && (await verifyProof(accepted.proof, received, proofKeys))
    expect(verdict).toBe('valid')
  })
}
