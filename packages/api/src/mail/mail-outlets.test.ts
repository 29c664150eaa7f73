import { expect, test } from 'vitest'
import { ChannelId, EVENT_TYPES, type EventType } from '@sealpost/protocol'
import { makeFile } from '../testing/make-file.ts'
import { NOTIFY } from '../testing/make-mail-world.ts'
import { type EventMatter, mailOutletsOf } from './mail-outlets.ts'
import type { MailTerms } from './read-mail-terms.ts'

const channel = ChannelId.parse('vulnerability')
const incident = ChannelId.parse('incident')
const legal = ChannelId.parse('legal')

const TERMS: MailTerms = {
  sealed: true,
  notes: true,
  language: 'en',
  mailboxes: new Map([
    [channel, 'security@acme.example'],
    [incident, 'security@acme.example'],
    [legal, 'legal@acme.example'],
  ]),
}
const REPORT = { channel, notify: NOTIFY, attachments: [makeFile().stored] }
const OF_VENDOR: EventMatter = {
  report: REPORT,
  entry: { direction: 'vendor', sequence: 0, attachments: [] },
}
const OF_REPORTER: EventMatter = {
  report: REPORT,
  entry: { direction: 'reporter', sequence: 1, attachments: [] },
}
const NO_ENTRY: EventMatter = { report: REPORT, entry: null }

const outletsOf = (type: EventType, matter: EventMatter, terms = TERMS) =>
  mailOutletsOf({ type }, matter, terms)

test('a report goes to its mailbox, its files beside it, and a note to its reporter', () => {
  expect(outletsOf('report.received', NO_ENTRY)).toEqual([
    'reporter',
    'mailbox:vulnerability',
    'files:vulnerability',
  ])
})

test('what one side does is told to the other alone', () => {
  expect(outletsOf('message.received', OF_REPORTER)).toEqual(['mailbox:vulnerability'])
  expect(outletsOf('report.changed', OF_REPORTER)).toEqual(['mailbox:vulnerability'])
  expect(outletsOf('message.sent', OF_VENDOR)).toEqual(['reporter'])
  expect(outletsOf('report.changed', OF_VENDOR)).toEqual(['reporter'])
})

test('what concerns all channels is told once in each mailbox', () => {
  const everywhere = ['mailbox:vulnerability', 'mailbox:legal']
  expect(outletsOf('key.expiring', { report: null, entry: null })).toEqual(everywhere)
  expect(outletsOf('profile.expiring', { report: null, entry: null })).toEqual(everywhere)
})

test('a change that nobody signed has nothing sealed to mail', () => {
  const entry = { direction: 'reporter', sequence: null, attachments: [] } as const
  expect(
    outletsOf('report.changed', { report: REPORT, entry: { ...entry, attachments: [] } }),
  ).toEqual([])
})

test('vendors choose between what is sealed and notes', () => {
  const sealedOnly = { ...TERMS, notes: false }
  const notesOnly = { ...TERMS, sealed: false }

  expect(outletsOf('promise.missed', NO_ENTRY, sealedOnly)).toEqual([])
  expect(outletsOf('key.expiring', NO_ENTRY, sealedOnly)).toEqual([])
  expect(outletsOf('promise.missed', NO_ENTRY, notesOnly)).toEqual(['mailbox:vulnerability'])
  expect(outletsOf('report.received', NO_ENTRY, notesOnly)).toEqual(['reporter'])
})

test('a channel without a mailbox, and a reporter without an address that takes mail, get none', () => {
  const bare = { ...TERMS, mailboxes: new Map() }
  const refused = { ...REPORT, notify: { ...NOTIFY, isRefused: true } }

  expect(outletsOf('report.received', NO_ENTRY, bare)).toEqual(['reporter'])
  expect(outletsOf('message.sent', { ...OF_VENDOR, report: refused })).toEqual([])
  expect(outletsOf('message.sent', { ...OF_VENDOR, report: { ...REPORT, notify: null } })).toEqual(
    [],
  )
})

test('no mail tells of mail that was refused, nor of what nobody asked to be mailed', () => {
  const mailed = EVENT_TYPES.filter((type) => outletsOf(type, OF_REPORTER).length > 0)

  expect(mailed).toEqual([
    'report.received',
    'report.changed',
    'message.received',
    'message.sent',
    'promise.due_soon',
    'promise.missed',
    'key.expiring',
    'profile.expiring',
  ])
})
