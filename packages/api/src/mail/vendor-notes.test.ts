import { expect, test } from 'vitest'
import { sweepPromises } from '../promises/sweep-promises.ts'
import { MAILBOX, makeMailWorld } from '../testing/make-mail-world.ts'
import { sweepExpiries } from '../vendors/sweep-expiries.ts'

const DAY_MS = 86_400_000
const policy = {
  promises: { acknowledge: { within: { days: 4 } } },
  calendar: { timeZone: 'Pacific/Kiritimati' },
}

test('a vendor is told which promise is due and which is overdue, until which day of its own', async () => {
  const { app, vendor, deliverFor, read } = await makeMailWorld({ policy })
  const { reference, reportId } = await app.givenReport(vendor)
  await deliverFor(0)

  for (let days = 0; days < 7; days++) {
    app.clock.now += DAY_MS
    await sweepPromises(app.deps)
    await deliverFor(0)
  }

  const [, soon, missed, ...others] = await read(MAILBOX)
  expect(others).toEqual([])
  // Received on January 1 at 14:00 over there, so that the fourth day after it is January 5.
  expect(soon?.text).toContain('Due soon: acknowledge, until the end of 2026-01-05.')
  expect(missed?.text).toContain('Overdue: acknowledge, was due by the end of 2026-01-05.')
  for (const note of [soon, missed]) {
    expect(note?.headers.get('subject')).toBe(`[${reference}] vulnerability`)
    expect(note?.text).toContain(`sealpost reports open ${reportId}`)
  }
})

test('a vendor is told that its profile expires, once in each mailbox', async () => {
  const { app, deliverFor, read, vendor } = await makeMailWorld({ policy: { language: 'de' } })
  app.clock.now = Date.parse('2026-04-24T00:00:00Z')
  await sweepExpiries(app.deps)
  await sweepExpiries(app.deps)

  await deliverFor(0)

  const [note, ...others] = await read(MAILBOX)
  expect(others).toEqual([])
  expect(note?.headers.get('subject')).toBe(`[${vendor.slug}] profile.expiring`)
  expect(note?.text).toContain('Das Profil l\u00e4uft am 2026-05-01 ab.')
  expect(note?.text).toContain('sealpost profile push')
})

test('a vendor that wants no notes still gets its reports', async () => {
  const { app, vendor, deliverFor, read } = await makeMailWorld({ policy })
  await app.call('putMailSettings', { token: vendor.key, body: { sealed: true, notes: false } })
  await app.givenReport(vendor)
  app.clock.now += 10 * DAY_MS
  await sweepPromises(app.deps)
  await sweepExpiries(app.deps)

  await deliverFor(0)

  expect((await read(MAILBOX)).map(({ parts }) => parts[0]?.type)).toEqual(['multipart/encrypted'])
})
