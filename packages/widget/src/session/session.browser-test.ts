import { ChannelId, decodeBase64, encodeBase64, readFraming } from '@sealpost/protocol'
import { openItem, type Sealed } from '@sealpost/protocol/envelope'
import type { Draft, PreparedReport } from '../sealing/sealing.ts'
import { expect, test } from '../testing/browser-test.ts'
import { accept, fakeService, toResponse } from '../testing/fake-service.ts'
import { makePlace } from '../testing/make-place.ts'
import { makePolicy } from '../testing/make-policy.ts'
import { makeVendor, makeVendorKey } from '../testing/make-vendor.ts'
import { troubleIn } from '../testing/trouble-in.ts'
import { troubleOf } from '../trouble.ts'
import { startSession } from './session.ts'

const CANARY = 'canary in the coal mine: \u00fc\ud83d\udd25'
const draft: Draft = {
  channel: ChannelId.parse('vulnerability'),
  urgent: false,
  answers: { summary: CANARY, description: CANARY, impact: CANARY, target: 'app.acme.example' },
  acceptedRules: ['redact', 'no-dos'],
  language: 'en',
  text: `Report\n\n${CANARY}\n`,
  files: [],
}

const subtle = SubtleCrypto.prototype
const vendor = await makeVendor()
const signed = await vendor.sign()

test('a report goes where the page says, whatever address the profile names', async () => {
  const moved = await vendor.sign({ service: { url: 'https://elsewhere.example', proofKeys: [] } })
  const sent = fakeService({ profile: () => moved })
  const session = await startSession(makePlace(vendor))

  await session.send(await session.prepare(draft, await session.createReceipt()))

  const origins = new Set(sent.map(({ url }) => new URL(url).origin))
  expect([...origins]).to.deep.equal(['https://reports.example'])
})

test('a verified profile yields a session, and only its serial is remembered', async () => {
  fakeService({ profile: () => signed })

  const session = await startSession(makePlace(vendor))

  expect(session.profile.profile.policy.name).to.equal('Acme')
  expect(Object.entries(localStorage)).to.deep.equal([
    ['sealpost:serial:https://reports.example/acme', '5'],
  ])
  expect(sessionStorage.length).to.equal(0)
})

for (const [facts, words] of [
  [{ proofKeys: [], mail: true }, 'true'],
  [{ proofKeys: [] }, 'false'],
  [{ mail: true }, 'answer_malformed'],
] as const) {
  test(`a service that answers ${JSON.stringify(facts)} says of mail: ${words}`, async () => {
    const sent = fakeService({ profile: () => signed, service: () => facts })
    const session = await startSession(makePlace(vendor))

    const said = await session.sendsMail().then(String, troubleOf)

    expect(said).to.equal(words)
    expect(sent.at(-1)?.url).to.equal('https://reports.example/v1/service')
  })
}

test('a report is sealed here, and its vendor opens exactly what was typed', async () => {
  const sent = fakeService({ profile: () => signed })
  const session = await startSession(makePlace(vendor))
  const report = await session.prepare(draft, await session.createReceipt())

  const accepted = await session.send(report)

  const { item, text, signature } = await openItem(report.submission.sealed, {
    key: vendor.key,
    verifyWith: 'enclosed',
  })
  expect(accepted.reportId).to.equal(report.reportId)
  expect(text).to.equal(draft.text)
  expect(item.body).to.deep.equal({
    language: 'en',
    answers: draft.answers,
    acceptedRules: draft.acceptedRules,
  })
  expect(item.origin).to.equal(location.origin)
  expect(signature.state).to.equal('valid')
  expect(sent.at(-1)?.body).not.to.contain('canary')
})

test('G-06 nothing of the receipt but what it derives leaves the browser', async () => {
  const sent = fakeService({ profile: () => signed })
  const session = await startSession(makePlace(vendor))
  const receipt = await session.createReceipt()

  await session.send(await session.prepare(draft, receipt))

  const everything = JSON.stringify([sent, Object.entries(localStorage), location.href])
  expect(everything).not.to.contain(receipt)
  expect(everything).not.to.contain(session.formatReceipt(receipt))
})

/** What a form says to an answer about a report it just sent. */
async function sendTo(submit: (submission: { reportId: string; sealed: string }) => unknown) {
  fakeService({ profile: () => signed, submit })
  const session = await startSession(makePlace(vendor))
  const report = await session.prepare(draft, await session.createReceipt())
  return troubleIn(session.send(report))
}

test('an acceptance of other bytes or another report is not believed', async () => {
  const otherBytes = sendTo(async (sent) =>
    accept({ ...sent, sealed: encodeBase64(decodeBase64(sent.sealed).fill(0, 99)) }),
  )
  expect(await otherBytes).to.equal('answer_untrue')

  const otherReport = sendTo(async (sent) => ({
    ...(await accept(sent)),
    reportId: '0b5f5c1e-7f3d-4c8e-9a51-2f6f3f0c7a10',
  }))
  expect(await otherReport).to.equal('answer_untrue')
  expect(await sendTo(() => ({ fine: true }))).to.equal('answer_malformed')
})

test('a refusal of the service keeps its name', async () => {
  const refuse = (status: number, code: string) => () => toResponse({ code }, status)

  expect(await sendTo(refuse(409, 'report_conflict'))).to.equal('report_conflict')
  expect(await sendTo(refuse(403, 'origin_not_allowed'))).to.equal('origin_not_allowed')
})

test('a lost connection is tried again with the same bytes', async () => {
  let tries = 0
  const sent = fakeService({
    profile: () => signed,
    submit: (submission) => {
      if (++tries === 1) throw new TypeError('network')
      return accept(submission)
    },
  })
  const session = await startSession(makePlace(vendor))
  const report = await session.prepare(draft, await session.createReceipt())

  await session.send(report)

  const posts = sent.filter(({ method }) => method === 'POST').map(({ body }) => body)
  expect(posts).to.have.length(2)
  expect(new Set(posts).size).to.equal(1)
})

const wholeEncrypt = subtle.encrypt
const failures: Record<string, (data: BufferSource) => unknown> = {
  throws: () => Promise.reject(new Error('broken')),
  'returns undefined': () => Promise.resolve(undefined),
  'returns plaintext': (data) => Promise.resolve(data),
}

for (const [failure, encrypt] of Object.entries(failures)) {
  test(`G-04 nothing can be sent when encryption ${failure}`, async () => {
    const sent = fakeService({ profile: () => signed })
    const session = await startSession(makePlace(vendor))
    const receipt = await session.createReceipt()

    subtle.encrypt = (_: unknown, __: unknown, data: BufferSource) => asCiphertext(encrypt(data))
    const trouble = await troubleIn(session.prepare(draft, receipt)).finally(() => {
      subtle.encrypt = wholeEncrypt
    })

    expect(trouble).to.be.oneOf(['crypto_failed', 'self_check_failed'])
    expect(sent.filter(({ method }) => method === 'POST')).to.deep.equal([])
  })
}

test('G-04 bytes that are not sealed are not sent, whoever made them', async () => {
  const sent = fakeService({ profile: () => signed })
  const session = await startSession(makePlace(vendor))
  const report = await session.prepare(draft, await session.createReceipt())
  const plain = new TextEncoder().encode(draft.text.padEnd(9000))
  const forged: PreparedReport = {
    ...report,
    submission: { ...report.submission, sealed: asSealed(plain) },
  }

  expect(await troubleIn(session.send(forged))).to.equal('unexpected')
  expect(sent.filter(({ method }) => method === 'POST')).to.deep.equal([])
})

test('a report goes to every recipient of its channel and to the reporter, to nobody else', async () => {
  const second = await makeVendorKey()
  const shared = await vendor.sign({ recipients: [second], policy: makePolicy() })
  fakeService({ profile: () => shared })
  const session = await startSession(makePlace(vendor))

  const { submission } = await session.prepare(draft, await session.createReceipt())

  const wanted = [vendor.key, second].map(({ certificate }) => certificate.encryptionKeyId)
  expect(readFraming(submission.sealed).keyIds).to.have.members([
    ...wanted,
    submission.reporterKeyId,
  ])
})

/** Broken crypto hands back what it likes; no type fits that. */
function asCiphertext(value: unknown): Promise<ArrayBuffer> {
  return value as Promise<ArrayBuffer>
}

/** What nobody sealed; only a lie gives it the type. */
function asSealed(bytes: Uint8Array): Sealed {
  return bytes as Sealed
}
