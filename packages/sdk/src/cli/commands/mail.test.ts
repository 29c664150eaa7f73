import { expect, test, vi } from 'vitest'
import { givenDesk } from '../../testing/given-desk.ts'
import { givenMail } from '../../testing/given-mail.ts'
import { makeCli } from '../../testing/make-io.ts'
import { makeFolder } from '../../testing/run-cli.ts'

test('what mailboxes get is shown, and changed where it is named', async () => {
  const { cli } = await givenMail()

  const changed = await cli('mail', 'set', '--notes', 'off')
  const shown = await cli('mail', 'show', '--json')

  expect(changed.code).toBe(0)
  expect(changed.stdout).toMatch(/sealed reports and messages +on\n +notes +off/)
  expect(JSON.parse(shown.stdout)).toEqual({ sealed: true, notes: false, isSent: true })
})

test('a service without mail says so', async () => {
  const { cli } = await givenDesk()

  expect(await cli('mail', 'show')).toMatchObject({
    code: 0,
    stderr: 'This service sends no mail.',
  })
})

test('a refused mail is listed with its mailbox and its answer, and mailed once more', async () => {
  const { cli, mails } = await givenMail({ refuses: true })
  await vi.waitUntil(async () => (await mails())[0]?.state === 'refused')
  const [mail] = await mails()

  const listed = await cli('mail', 'deliveries', '--state', 'refused')
  const replayed = await cli('mail', 'replay', String(mail?.eventId))

  expect(listed.stdout).toMatch(/refused {4}vulnerability {2}report\.received .* answered 550$/)
  expect(replayed).toMatchObject({ code: 0, stdout: 'It will be mailed once more.' })
})

test.each([[['mail', 'set']], [['mail', 'set', '--notes', 'no']], [['mail', 'replay', '0']]])(
  '%j is exit code 2',
  async (line) => {
    expect((await makeCli(await makeFolder())(...line)).code).toBe(2)
  },
)
