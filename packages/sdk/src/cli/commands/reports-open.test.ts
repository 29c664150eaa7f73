import { expect, test } from 'vitest'
import { armorSealed, ReportId } from '@sealpost/protocol'
import { generateVendorKey } from '@sealpost/protocol/envelope'
import { givenDesk } from '../../testing/given-desk.ts'
import { ACME } from '../../testing/make-vendor.ts'
import { sealReport, submitReport } from '../../testing/submit-report.ts'

test("somebody else's key opens nothing, and says so", async () => {
  const { cli, write, reportId } = await givenDesk()
  await write('key.asc', (await generateVendorKey({ name: 'Stranger' }, new Date())).armored)

  const { code, stderr } = await cli('reports', 'open', reportId)

  expect(code).toBe(4)
  expect(stderr).toContain('sealed to other keys')
})

test('a report that the service shows as another is opened with a warning and exit code 4', async () => {
  const { cli, url, profile } = await givenDesk()
  const reportId = ReportId.parse(crypto.randomUUID())
  await submitReport(url, profile, { submission: { reportId } })

  const { code, stdout, stderr } = await cli('reports', 'open', reportId)

  expect(code).toBe(4)
  expect(stdout).toMatch(/^WARNING: It was sealed as another report/)
  expect(stdout).toContain('A rocket is gone.')
  expect(stderr).toContain('did not pass its checks')
})

test('a report cannot act on the terminal that shows it', async () => {
  const { cli, url, profile } = await givenDesk()
  const answers = { summary: '\u001b[2J\u001b]0;owned\u0007', description: 'a\rb\u202e' }
  const body = { language: 'en', answers, acceptedRules: [] }
  const { reportId } = await submitReport(url, profile, { item: { body } })

  const shown = await cli('reports', 'open', reportId)
  const json = await cli('reports', 'open', reportId, '--json')

  for (const { stdout } of [shown, json]) expect(stdout).not.toMatch(/[\u001b\u0007\r\u202e]/)
  expect(JSON.parse(json.stdout)).toMatchObject({ report: { answers } })
})

test('a sealed report that came by mail is opened from its file, armored or binary', async () => {
  const { cli, profile, write } = await givenDesk()
  const { sealed } = await sealReport(profile)
  await write('report.pgp', sealed)
  await write('mail.txt', `Hello,\n\n${armorSealed(sealed).replaceAll('\n', '\r\n')}\nBye`)
  await write('empty.txt', 'Hello')

  const opened = [await cli('reports', 'open', '--file', 'report.pgp')]
  opened.push(await cli('reports', 'open', '--file', 'mail.txt'))
  const empty = await cli('reports', 'open', '--file', 'empty.txt')

  for (const { code, stdout } of opened) {
    expect(code).toBe(0)
    expect(stdout).toContain('A rocket is gone.')
  }
  expect(empty.code).toBe(2)
  expect(empty.stderr).toContain('no whole OpenPGP message')
})

test("answers to the vendor's own questions are shown with its labels", async () => {
  const customFields = [
    {
      id: 'x-plan',
      kind: 'choice',
      need: 'optional',
      step: 'you',
      label: { en: 'Your plan', de: 'Ihr Tarif' },
      choices: [
        { id: 'free', label: { en: 'Free of charge' } },
        { id: 'pro', label: { en: 'Professional' } },
      ],
    },
  ]
  const [channel] = ACME.channels
  const policy = { ...ACME, channels: [{ ...channel, customFields }] }
  const { cli, url, profile } = await givenDesk({}, { policy })
  const { body } = (await sealReport(profile)).report
  const answers = { ...body.answers, custom: { 'x-plan': 'pro' } }
  const { reportId } = await submitReport(url, profile, { item: { body: { ...body, answers } } })

  const { stdout } = await cli('reports', 'open', reportId)

  expect(stdout).toContain('Your plan (x-plan):\n  Professional')
})
