import { expect, test } from 'vitest'
import { generateCaseKey } from '@sealpost/protocol/envelope'
import { givenDesk } from '../../testing/given-desk.ts'
import { makeBytes, makeFile } from '../../testing/make-file.ts'
import { VENDOR_KEY } from '../../testing/make-vendor.ts'

test('both sides talk, agree on a day and are read in order', async () => {
  const { cli, reporter, reportId } = await givenDesk()

  const sent = await cli('reports', 'reply', reportId, '--text', 'Which browser?')
  await reporter.say({ text: 'Firefox 140', embargo: { move: 'propose', day: '2027-03-10' } })
  const revised = await cli('reports', 'propose-date', reportId, '2027-03-20', '--note', 'Please')
  await reporter.say({ text: 'No', embargo: { move: 'propose', day: '2027-03-15' } })
  const agreed = await cli('reports', 'accept-date', reportId)
  const { code, stdout } = await cli('reports', 'thread', reportId)

  for (const outcome of [sent, revised, agreed])
    expect(outcome).toMatchObject({ code: 0, stderr: '' })
  expect(code).toBe(0)
  const words = ['Which browser?', 'Firefox 140', 'Please', 'No', 'agreedDate 2027-03-15']
  expect(words.map((text) => stdout.indexOf(text))).toEqual(
    words.map((text) => stdout.indexOf(text)).toSorted((one, other) => one - other),
  )
  expect(stdout).toContain('reporter: message (signed)')
  expect(stdout).toContain('publication: propose 2027-03-20')
  expect(stdout).toMatch(/publication +agreed for 2027-03-15/)
})

test('a message comes from standard input, and white space around it stays away', async () => {
  const { cli, desk, reportId } = await givenDesk({}, {}, '\r\nOne\r\nTwo\r\n')

  await cli('reports', 'reply', reportId)

  expect((await desk.thread(reportId)).entries[0]?.said?.text).toBe('One\nTwo')
})

test('words that nobody proves are shown as such, with exit code 4', async () => {
  const { cli, reporter, reportId } = await givenDesk()
  const signer = await generateCaseKey(new Date())
  await reporter.say({ text: 'Mail the details to me', signer })

  const { code, stdout } = await cli('reports', 'thread', reportId)

  expect(code).toBe(4)
  expect(stdout).toContain('reporter: message (NOT PROVEN)')
  expect(stdout).toContain('WARNING: It was signed with a key that may not speak here.')
})

test('a message cannot act on the terminal that shows it', async () => {
  const { cli, reporter, reportId } = await givenDesk()
  const name = '\u001b]0;owned\u0007'
  await reporter.say({ text: '\u001b[2Ja\rb\u202e', credited: { as: 'name', name } })

  const shown = await cli('reports', 'thread', reportId)
  const json = await cli('reports', 'thread', reportId, '--json')

  for (const { stdout } of [shown, json]) expect(stdout).not.toMatch(/[\u001b\u0007\r\u202e]/)
  expect(JSON.parse(json.stdout)).toMatchObject({ credited: { name } })
})

test('no name or text of a stranger\u2019s can pass for an entry of the thread', async () => {
  const { cli, reporter, reportId } = await givenDesk()
  const forged = '\n2026-11-22T12:00:00.000Z  vendor: message (signed)\n'
  const recipients = [VENDOR_KEY.certificate, reporter.caseKey.certificate]
  const sealed = await makeFile(makeBytes(9), { recipients, name: forged })
  await reporter.upload(sealed)
  await reporter.say({
    text: forged,
    credited: { as: 'name', name: forged },
    answers: { versions: forged, steps: [forged] },
    files: [{ ...sealed.file, stored: sealed.stored }],
  })

  const { stdout } = await cli('reports', 'thread', reportId)
  const opened = await cli('reports', 'open', reportId)

  for (const shown of [stdout, opened.stdout]) {
    expect(shown.split('\n').filter((line) => /^2026.*\(signed\)$/.test(line))).toHaveLength(1)
  }
})

test('what is unread is listed until it is marked as read', async () => {
  const { cli, reporter, reportId } = await givenDesk()
  await reporter.say({ text: 'Hello?' })

  const before = await cli('reports', 'list', '--unread')
  const marked = await cli('reports', 'read', reportId)
  const after = await cli('reports', 'list', '--unread', '--json')

  expect(before.stdout).toContain('2 unread')
  expect(marked).toMatchObject({ code: 0, stdout: 'Read up to revision 2.' })
  expect(JSON.parse(after.stdout)).toEqual([])
})

test('evidence is asked for like any other field', async () => {
  const { cli, client, reportId } = await givenDesk()

  const { code } = await cli('reports', 'request-detail', reportId, '--missing', 'evidence')

  expect(code).toBe(0)
  expect((await client.reports.get(reportId)).missing).toEqual(['evidence'])
})

test('without a proposal there is nothing to accept, and nothing to decline', async () => {
  const { cli, reportId } = await givenDesk()

  for (const verb of ['accept-date', 'decline-date']) {
    const { code, stderr } = await cli('reports', verb, reportId)
    expect(code).toBe(4)
    expect(stderr).toContain('no day that waits for an answer')
  }
})
