import { expect, test } from 'vitest'
import { ProfilePublished } from '@sealpost/protocol'
import { MAILBOX, makeMailWorld, NOTIFY, REPORTER } from '../testing/make-mail-world.ts'
import { makeProfile } from '../testing/make-profile.ts'
import { makeSubmission } from '../testing/make-submission.ts'

const SPY = 'spy@evil.example'

const HOSTILE = [
  `x\r\nBcc: ${SPY}`,
  `x\nBcc: ${SPY}`,
  `x\rBcc: ${SPY}`,
  `x\0Bcc:${SPY}`,
  `x\u2028Bcc:${SPY}`,
  `x\u0085Bcc:${SPY}`,
  '\u202eelpmaxe.live@yps',
  `=?utf-8?Q?x=0D=0ABcc:_${SPY}?=`,
  '=?utf-8?B?DQpCY2M6IHNweUBldmlsLmV4YW1wbGU=?=',
  `"x${SPY}"`,
  'x'.repeat(110),
]

const ADDRESSES = [
  ...HOSTILE.map((text) => `${text}@acme.example`),
  ...HOSTILE.map((text) => `security@${text}`),
  `"security,${SPY}"@acme.example`,
  `security@acme.example,${SPY}`,
  `security@acme.example>,<${SPY}`,
  `"\\"@acme.example,${SPY}"@acme.example`,
  `security%evil.example@acme.example`,
]

const OURS = [
  ...['from', 'to', 'subject', 'date', 'message-id', 'in-reply-to', 'references'],
  ...['auto-submitted', 'list-unsubscribe', 'list-unsubscribe-post'],
  ...['mime-version', 'content-type', 'content-transfer-encoding'],
]

test('words of a policy get into no mail, whatever they are', async () => {
  const [name = '', ...others] = HOSTILE
  const { app, read, server, deliverFor, givenNoted } = await makeMailWorld({
    policy: { name },
    channel: { label: { en: others.join(' '), de: name }, description: HOSTILE.join('\r\n') },
  })
  const report = await givenNoted()
  await app.givenChanges(report, { status: 'acknowledged' })

  await deliverFor(0)

  const mails = [...(await read(MAILBOX)), ...(await read(REPORTER))]
  expect(mails).toHaveLength(3)
  expect(mails.flatMap(({ headers }) => [...headers.keys()]).filter(isForeign)).toEqual([])
  const sent = server.taken.map(({ to, raw }) => `${to.join()} ${String(raw)}`).join('\n')
  for (const text of HOSTILE) expect(sent).not.toContain(text)
  expect(sent).not.toContain('evil.example')
})

test('no mailbox leads anywhere but to itself: what is no plain address is never mailed to', async () => {
  const { app, server, vendor, deliverFor } = await makeMailWorld()
  const published: string[] = []
  for (const [at, mailbox] of ADDRESSES.entries()) {
    const profile = makeProfile({ vendor: vendor.slug, serial: 2 + at, mailbox })
    const body = { profile: JSON.stringify(profile), signature: 'bm90aGluZw==' }
    const answer = await app.call('putProfile', { token: vendor.key, body })
    if (answer.status !== 200) continue
    published.push(mailbox)
    const { submission } = await makeSubmission(ProfilePublished.parse(await answer.json()).hash)
    await app.call('submitReport', { params: { vendor: vendor.slug }, body: submission })
    await deliverFor(0)
  }

  // What the schema of profiles lets through is what mail has to refuse.
  expect(published).not.toEqual([])
  expect(server.taken).toEqual([])
})

test('no address of a reporter leads anywhere but to itself', async () => {
  const { app, server, vendor, deliverFor } = await makeMailWorld({ mailbox: MAILBOX })
  const answers: number[] = []
  for (const address of ADDRESSES) {
    const notify = { ...NOTIFY, address }
    const { submission: body } = await makeSubmission(vendor.profileHash, { notify })
    const answer = await app.call('submitReport', { params: { vendor: vendor.slug }, body })
    answers.push(answer.status)
  }

  await deliverFor(0)

  expect(new Set(answers)).toEqual(new Set([400]))
  expect(server.taken).toEqual([])
})

test('no language of a reporter gets anywhere', async () => {
  const { app, vendor } = await makeMailWorld()
  for (const language of [...HOSTILE, 'en\r\nBcc: x', 'de"><script>', '../../x']) {
    const notify = { ...NOTIFY, language }
    const { submission: body } = await makeSubmission(vendor.profileHash, { notify })

    const answer = await app.call('submitReport', { params: { vendor: vendor.slug }, body })
    const page = await app.request(`/v/acme/notes/x?language=${encodeURIComponent(language)}`)

    expect(answer.status).toBe(400)
    const shown = await page.text()
    expect(shown).toMatch(/^<!doctype html>\n<html lang="(?:en|de)">/)
    expect(shown).not.toContain(language)
  }
})

function isForeign(name: string): boolean {
  return !OURS.includes(name)
}
