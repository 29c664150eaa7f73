import { expect, onTestFinished, test, vi } from 'vitest'
import { decodeBase64, encodeBase64, ReportDetail } from '@sealpost/protocol'
import { generateVendorKey, openItem } from '@sealpost/protocol/envelope'
import { Sealpost } from '../client.ts'
import { makeExpiringCertificate } from '../testing/make-gnupg.ts'
import { givenVendor, makeDraft, VENDOR, VENDOR_KEY, verifyOwn } from '../testing/make-vendor.ts'
import { submitReport } from '../testing/submit-report.ts'
import { Desk } from './desk.ts'
import { signProfile } from './sign-profile.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/** A vendor, a report and whoever wrote it. */
async function givenCase(changes: Parameters<typeof givenVendor>[0] = {}) {
  const vendor = await givenVendor(changes)
  const reporter = await submitReport(vendor.url, vendor.profile)
  return { ...vendor, reporter, reportId: reporter.reportId }
}

test('both sides talk, and the desk reads it in order with who said what', async () => {
  const { desk, reporter, reportId } = await givenCase()

  await desk.reply(reportId, { text: 'Which browser?' })
  await reporter.say({ text: 'Firefox 140 🦊' })
  await desk.acknowledge(reportId, { note: 'Thanks' })
  await reporter.say({ text: 'Any news?' })
  const { entries, findings } = await desk.thread(reportId)

  expect(entries.map(({ actor, said, vouched }) => [actor, said?.text, vouched])).toEqual([
    ['vendor', 'Which browser?', 'signed'],
    ['reporter', 'Firefox 140 🦊', 'signed'],
    ['vendor', 'Thanks', 'signed'],
    ['reporter', 'Any news?', 'signed'],
  ])
  expect(entries.map(({ signer }) => signer)).toEqual([
    VENDOR_KEY.certificate.fingerprint,
    reporter.caseKey.certificate.fingerprint,
    VENDOR_KEY.certificate.fingerprint,
    reporter.caseKey.certificate.fingerprint,
  ])
  expect(findings).toEqual([])
})

test('a reply can be read by its reporter and by every recipient of the profile of today', async () => {
  const colleague = await generateVendorKey({ name: 'Colleague' }, new Date())
  const { url, client, desk, reporter, reportId } = await givenCase()
  const certificates = [colleague.certificate]
  const signed = await signProfile(
    makeDraft({ serviceUrl: url, serial: 2, certificates }),
    VENDOR_KEY,
  )
  await client.profile.put(signed)

  await desk.reply(reportId, { text: 'Hello' })

  const { signers } = await verifyOwn(signed)
  const sealed = decodeBase64((await reporter.readCase()).thread[0]?.sealed?.sealed ?? '')
  for (const key of [reporter.caseKey, VENDOR_KEY, colleague]) {
    const { item, signature } = await openItem(sealed, { key, verifyWith: signers })
    expect(item.body).toMatchObject({ text: 'Hello' })
    expect(signature.signer).toBe(VENDOR_KEY.certificate.fingerprint)
  }
})

test('of many replies at once, all get through and the thread stays whole', async () => {
  const { desk, reporter, reportId } = await givenCase()

  await Promise.all([
    desk.reply(reportId, { text: 'One' }),
    reporter.say({ text: 'Between' }),
    desk.reply(reportId, { text: 'Two' }),
    desk.reply(reportId, { text: 'Three' }),
  ])
  const { entries } = await desk.thread(reportId)

  expect(entries.map(({ said }) => said?.text).sort()).toEqual(['Between', 'One', 'Three', 'Two'])
  expect(entries.map(({ vouched }) => vouched)).toEqual(Array(4).fill('signed'))
})

test('a day is proposed, revised and agreed to by both sides', async () => {
  const { desk, client, reporter, reportId } = await givenCase()
  const proposed = { move: 'propose', day: '2027-03-10' } as const

  await desk.proposeDate(reportId, '2027-04-01', { note: 'We need time' })
  await reporter.say({ text: 'Too late for me', embargo: proposed })
  const asked = await desk.thread(reportId)
  await desk.acceptDate(reportId)
  const agreed = await desk.thread(reportId)

  expect(asked.embargo).toEqual({
    state: 'proposed',
    agreed: null,
    proposal: { day: '2027-03-10', by: 'reporter' },
  })
  expect(agreed.embargo).toEqual({ state: 'active', agreed: '2027-03-10', proposal: null })
  expect(agreed.findings).toEqual([])
  expect((await client.reports.get(reportId)).agreedDate).toBe('2027-03-10')
})

test('a day that the vendor proposed is agreed to by the reporter\u2019s signed word', async () => {
  const { desk, reporter, reportId } = await givenCase()
  const day = '2027-04-01'

  await desk.proposeDate(reportId, day)
  await reporter.say({ change: { agreedDate: day }, embargo: { move: 'accept', day } })
  const { embargo, findings, entries } = await desk.thread(reportId)

  expect(embargo.agreed).toBe(day)
  expect([...findings, ...entries.flatMap((entry) => entry.findings)]).toEqual([])
})

test('no day is agreed to blindly once the reporter has written again', async () => {
  const { desk, client, reporter, reportId } = await givenCase()
  await reporter.say({ embargo: { move: 'propose', day: '2027-03-10' } })
  const opened = await desk.open(reportId)
  await reporter.say({ text: 'Or rather', embargo: { move: 'propose', day: '2027-02-01' } })

  await expect(desk.acceptDate(opened)).rejects.toMatchObject({ code: 'stale_revision' })

  expect((await client.reports.get(reportId)).agreedDate).toBeNull()
})

test('a day is declined, and without a proposal of the reporter\u2019s there is nothing to answer', async () => {
  const { desk, reporter, reportId } = await givenCase()
  await desk.proposeDate(reportId, '2027-04-01')

  await expect(desk.acceptDate(reportId)).rejects.toMatchObject({ code: 'no_proposal' })
  await reporter.say({ embargo: { move: 'propose', day: '2027-03-10' } })
  await desk.declineDate(reportId, { note: 'Not before the fix' })

  expect((await desk.thread(reportId)).embargo).toEqual({
    state: 'none',
    agreed: null,
    proposal: null,
  })
  await expect(desk.declineDate(reportId)).rejects.toMatchObject({ code: 'no_proposal' })
})

test('once it is public there is no day left to propose', async () => {
  const { desk, reportId } = await givenCase()
  await desk.update(reportId, { alreadyPublic: true })

  const proposed = desk.proposeDate(reportId, '2027-04-01')

  await expect(proposed).rejects.toMatchObject({ code: 'embargo_over' })
})

test('answers to what was asked move the report on and complete it', async () => {
  const { desk, client, reporter, reportId } = await givenCase()

  await desk.requestDetail(reportId, ['versions', 'evidence'])
  await reporter.say({ change: { status: 'acknowledged' }, answers: { versions: '2.4.1' } })
  const { answers } = await desk.thread(reportId)

  expect(answers.versions).toBe('2.4.1')
  expect(answers.impact).toBe('A rocket is gone.')
  expect((await client.reports.get(reportId)).status).toBe('acknowledged')
})

test('what the reporter wrote is unread until it is marked', async () => {
  const { desk, client, reporter, reportId } = await givenCase()
  const unread = async () =>
    (await client.reports.list({ unread: true })).items.map((r) => r.unread)

  const atFirst = await unread()
  const opened = await desk.open(reportId)
  await reporter.say({ text: 'One more thing' })
  await desk.markRead(opened)
  const afterOne = await unread()
  await desk.markRead(reportId)

  expect([atFirst, afterOne, await unread()]).toEqual([[1], [1], []])
})

test('the reporter\u2019s later wish decides how they are thanked', async () => {
  const { desk, reporter, reportId } = await givenCase()
  await desk.acknowledge(reportId)
  await desk.triage(reportId, 'high')
  await reporter.say({ credited: { as: 'handle', name: 'rocketeer' } })

  const credit = await desk.credits.publish(reportId, { isNew: true })
  await reporter.say({ credited: { as: 'none' } })

  expect(credit.name).toBe('rocketeer')
  const again = desk.credits.publish(reportId, { isNew: true })
  await expect(again).rejects.toMatchObject({ code: 'no_consent' })
})

test('G-03 a service that withholds, repeats, forges or forwards an entry is contradicted entry by entry', async () => {
  const { url, apiKey, desk, reporter, reportId } = await givenCase()
  await desk.reply(reportId, { text: 'One' })
  await reporter.say({ text: 'Two' })
  await desk.reply(reportId, { text: 'Three' })
  const told = async (lie: (thread: ReportDetail['thread']) => ReportDetail['thread']) => {
    const lying: typeof fetch = async (input, init) => {
      const answer = await fetch(input, init)
      if (!(input instanceof URL) || !input.pathname.endsWith(reportId)) return answer
      const record = ReportDetail.parse(await answer.json())
      return Response.json({ ...record, thread: lie(record.thread) })
    }
    const client = new Sealpost({ apiKey: apiKey.secret, baseUrl: url, fetch: lying })
    const { entries } = await new Desk({ client, key: VENDOR_KEY, vendor: VENDOR }).thread(reportId)
    return entries.map(({ vouched, findings }) => findings[0]?.code ?? vouched)
  }
  const flip = (entry: ReportDetail['thread'][number]) => {
    const bytes = decodeBase64(entry.sealed?.sealed ?? '')
    bytes.set([(bytes.at(-9) ?? 0) ^ 1], bytes.length - 9)
    return { ...entry, sealed: entry.sealed && { ...entry.sealed, sealed: encodeBase64(bytes) } }
  }

  expect(await told((thread) => thread)).toEqual(['signed', 'signed', 'signed'])
  expect(await told((thread) => thread.slice(1))).toEqual(['signed', 'gap'])
  expect(await told((thread) => [...thread, ...thread.slice(0, 1)])).toEqual([
    ...['signed', 'signed', 'signed'],
    'replayed',
  ])
  expect(await told((thread) => thread.map(flip))).toEqual(Array(3).fill('unreadable'))
  expect(await told((thread) => thread.map((entry) => ({ ...entry, sealed: null })))).toEqual(
    Array(3).fill('unsealed'),
  )
})

test('a service that shows another profile than an entry was sealed under is not believed', async () => {
  const { url, client, apiKey, desk, reportId } = await givenCase()
  await client.profile.put(await signProfile(makeDraft({ serviceUrl: url, serial: 2 }), VENDOR_KEY))
  const older = (await client.reports.get(reportId)).profileHash
  await desk.reply(reportId, { text: 'Under the newer one' })
  const swapping: typeof fetch = (input, init) =>
    fetch(
      input instanceof URL ? input.href.replace(/profile\/\w{64}/, `profile/${older}`) : input,
      init,
    )
  const fooled = new Sealpost({ apiKey: apiKey.secret, baseUrl: url, fetch: swapping })

  const { entries } = await new Desk({ client: fooled, key: VENDOR_KEY, vendor: VENDOR }).thread(
    reportId,
  )

  expect(entries).toMatchObject([{ vouched: 'refused' }])
  expect(entries[0]?.findings[0]?.code).toBe('profile_unverified')
})

/** What a desk comes to, some days after the report was opened. */
async function answerAfter(days: number, changes: Parameters<typeof givenVendor>[0]) {
  const { desk, reporter, reportId } = await givenCase(changes)
  const opened = await desk.open(reportId)
  vi.useFakeTimers({ now: Date.now() + days * DAY_MS, toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  const replied = await desk.reply(opened, { text: 'Late' }).catch((error: unknown) => error)
  const updated = await desk.update(opened, { exploited: true }).catch((error: unknown) => error)
  return { replied, updated, thread: (await reporter.readCase()).thread }
}

test('nobody is answered under a profile that has expired, and the error says what to do', async () => {
  const { replied, updated, thread } = await answerAfter(31, { expiresInDays: 30 })

  expect(replied).toMatchObject({ name: 'AnswerError', code: 'profile_expired' })
  expect(String(replied)).toContain('sealpost profile push')
  expect(updated).toMatchObject({ code: 'profile_expired' })
  expect(thread).toEqual([])
})

test('nobody is answered once a recipient’s key has expired, and the error says what to do', async () => {
  const certificates = [await makeExpiringCertificate()]

  const { replied, updated, thread } = await answerAfter(2, { certificates })

  expect(replied).toMatchObject({ name: 'AnswerError', code: 'recipient_unusable' })
  expect(String(replied)).toContain('Extend or replace that key')
  expect(updated).toMatchObject({ code: 'recipient_unusable' })
  expect(thread).toEqual([])
})

test('G-02 a service that brings an older profile back is refused before anything is sealed to it', async () => {
  const { url, client, desk, apiKey, reportId, profile } = await givenCase()
  const newer = await signProfile(makeDraft({ serviceUrl: url, serial: 2 }), VENDOR_KEY)
  const older = await client.profile.get(VENDOR)
  await client.profile.put(newer)
  let isRolledBack = false
  const lying: typeof fetch = (input, init) =>
    isRolledBack && input instanceof URL && input.pathname.endsWith('/profile')
      ? Promise.resolve(Response.json(older))
      : fetch(input, init)
  const fooled = new Sealpost({ apiKey: apiKey.secret, baseUrl: url, fetch: lying })
  const other = new Desk({ client: fooled, key: VENDOR_KEY, vendor: VENDOR })

  await other.reply(reportId, { text: 'Under the newer one' })
  isRolledBack = true
  const replied = other.reply(reportId, { text: 'Under the older one' })

  await expect(replied).rejects.toMatchObject({ code: 'profile_unverified' })
  expect((await desk.thread(reportId)).entries).toHaveLength(1)
  expect(profile.profile.serial).toBe(1)
})
