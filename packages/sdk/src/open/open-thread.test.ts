import { expect, test } from 'vitest'
import {
  AttachedFile,
  decodeBase64,
  encodeBase64,
  StoredFile,
  type ThreadEntry,
} from '@sealpost/protocol'
import { generateCaseKey } from '@sealpost/protocol/envelope'
import { type Line, makeThread } from '../testing/make-thread.ts'
import type { OpenedEntry } from './open-thread.ts'

const TALK: readonly Line[] = [
  { vendor: { text: 'Thank you', change: { status: 'acknowledged' } } },
  { vendor: { text: 'Which browser?' } },
  { reporter: { text: 'Firefox 140' } },
  { vendor: { change: { status: 'triaged', severity: 'high' } } },
  { reporter: { text: 'And Chrome' } },
]

/** Of each entry, what was found, or who vouches for it. */
const outcomes = (entries: readonly OpenedEntry[]) =>
  entries.map(({ vouched, findings }) => findings.map(({ code }) => code).join(' ') || vouched)

const allSigned = ['signed', 'signed', 'signed', 'signed', 'signed']

function at(thread: readonly ThreadEntry[], index: number): ThreadEntry & { sealed: object } {
  const entry = thread.at(index)
  if (!entry?.sealed) throw new Error('There is no such entry.')
  return { ...entry, sealed: entry.sealed }
}

test('a whole thread is vouched for, entry by entry, with what each side said', async () => {
  const { open } = await makeThread(TALK)

  const entries = await open()

  expect(outcomes(entries)).toEqual(allSigned)
  expect(entries.map(({ actor, said }) => `${actor}: ${said?.text ?? ''}`)).toEqual([
    'vendor: Thank you',
    'vendor: Which browser?',
    'reporter: Firefox 140',
    'vendor: ',
    'reporter: And Chrome',
  ])
})

test('a service that shows another change than was signed is contradicted', async () => {
  const { thread, open } = await makeThread(TALK)

  const told = await open([
    { ...at(thread, 0), change: { status: 'declined' } },
    ...thread.slice(1),
  ])

  expect(outcomes(told)).toEqual(['change', ...allSigned.slice(1)])
  expect(told[0]).toMatchObject({ vouched: 'refused', said: null, unproven: { text: 'Thank you' } })
})

test('a service that turns a message into a change, or a change into a message, is contradicted', async () => {
  const { thread, open } = await makeThread(TALK)

  const told = await open([
    { ...at(thread, 0), change: null },
    { ...at(thread, 1), change: { exploited: true } },
  ])

  expect(outcomes(told)).toEqual(['kind', 'kind'])
})

test('an entry that is left out shows as a gap where it is missed, and nowhere else', async () => {
  const { thread, open } = await makeThread(TALK)

  for (const [left, outcome] of [
    [0, ['gap', 'signed', 'signed', 'signed']],
    [1, ['signed', 'signed', 'gap', 'signed']],
    [2, ['signed', 'signed', 'signed', 'gap']],
  ] as const) {
    expect(outcomes(await open(thread.toSpliced(left, 1)))).toEqual(outcome)
  }
})

test('entries in another order than they were written are named', async () => {
  const { thread, open } = await makeThread(TALK)
  const swapped = [at(thread, 1), at(thread, 0), ...thread.slice(2)]

  expect(outcomes(await open(swapped))).toEqual(['gap', 'reordered', ...allSigned.slice(2)])
})

test('an entry that is shown twice counts once', async () => {
  const { thread, open } = await makeThread(TALK)
  const again = { ...at(thread, 2), id: at(thread, 0).id }

  expect(outcomes(await open([...thread, at(thread, 2)]))).toEqual([...allSigned, 'replayed'])
  expect(outcomes(await open([...thread, again]))).toEqual([...allSigned, 'replayed entry_id'])
})

test('an entry of another report counts for nothing, and opens no gap', async () => {
  const [here, elsewhere] = [await makeThread(TALK), await makeThread(TALK)]
  const foreign = at(elsewhere.thread, 1)

  const told = await here.open([at(here.thread, 0), foreign, ...here.thread.slice(1)])

  const [, forwarded, ...others] = outcomes(told)
  expect(forwarded).toContain('report_id')
  expect(others).toEqual(allSigned.slice(1))
})

test('the reporter\u2019s words shown as the vendor\u2019s, or the other way round, are refused', async () => {
  const { thread, open } = await makeThread(TALK)

  const told = await open(
    thread.map((entry) => ({
      ...entry,
      actor: entry.actor === 'vendor' ? ('reporter' as const) : ('vendor' as const),
    })),
  )

  expect(told.map(({ vouched }) => vouched)).toEqual(Array(5).fill('refused'))
  expect(outcomes(told).every((outcome) => outcome.startsWith('signature_unknown'))).toBe(true)
})

test('words in the reporter\u2019s name that another key signed are refused', async () => {
  const signer = await generateCaseKey(new Date())
  const { open } = await makeThread([{ reporter: { text: 'Please mail me', signer } }])

  expect(outcomes(await open())).toEqual(['signature_unknown'])
})

test('a change without a signature is what the service states, and never the reporter\u2019s', async () => {
  const { thread, open } = await makeThread(TALK)
  const unsigned = (index: number) => ({ ...at(thread, index), sealed: null })
  const withdrawn = { ...unsigned(2), change: { status: 'withdrawn' } } as const

  const told = await open([unsigned(0), unsigned(1), unsigned(2), withdrawn])

  expect(outcomes(told)).toEqual(['stated', 'unsealed', 'unsealed', 'unsealed'])
  expect(told.map(({ vouched }) => vouched)).toEqual(['stated', 'refused', 'refused', 'refused'])
})

test('entries sealed under a profile that nobody verified are not the vendor\u2019s', async () => {
  const { thread, open } = await makeThread(TALK)
  const { sealed } = at(thread, 0)
  const profileHash = 'ab'.repeat(32)

  const [told] = await open([Object.assign(at(thread, 0), { sealed: { ...sealed, profileHash } })])

  expect(outcomes(told ? [told] : [])).toEqual([
    'profile_unverified signature_unknown profile_hash',
  ])
})

test('files that the service swaps, adds or leaves out are named', async () => {
  const stored = StoredFile.parse({ id: crypto.randomUUID(), size: 9000 })
  const parts = ['ab'.repeat(32)]
  const told = { id: stored.id, name: 'a.png', type: 'image/png', size: 8000, parts }
  const file = { ...AttachedFile.parse(told), stored }
  const { thread, open } = await makeThread([{ reporter: { files: [file] } }])
  const other = [StoredFile.parse({ ...stored, id: crypto.randomUUID() })]

  expect(outcomes(await open())).toEqual(['signed'])
  expect(outcomes(await open([{ ...at(thread, 0), attachments: [] }]))).toEqual(['attachments'])
  expect(outcomes(await open([{ ...at(thread, 0), attachments: other }]))).toEqual(['attachments'])
})

test('two hundred flipped bits and every kind of cut leave nothing readable', async () => {
  const { thread, open } = await makeThread([{ vendor: { text: 'Thank you' } }])
  const entry = at(thread, 0)
  const bytes = decodeBase64(thread[0]?.sealed?.sealed ?? '')
  const shown = (changed: Uint8Array) =>
    open([
      Object.assign({ ...entry }, { sealed: { ...entry.sealed, sealed: encodeBase64(changed) } }),
    ])

  const places = placesOf(bytes)
  const damaged = [
    ...Array.from({ length: 200 }, (_, step) => {
      const place = places[Math.floor((step * places.length) / 200)]
      return bytes.map((byte, index) => (index === place ? byte ^ (1 << (step % 8)) : byte))
    }),
    ...[1, 2, 20, bytes.length / 2, bytes.length - 1].map((cut) => bytes.slice(0, -cut)),
    new Uint8Array([...bytes, 0]),
  ]
  const told = []
  for (const changed of damaged) told.push(...(await shown(changed)))

  expect(told).toHaveLength(206)
  expect(told.filter(({ vouched }) => vouched !== 'refused')).toEqual([])
  expect(told.filter(({ said, unproven }) => said || unproven)).toEqual([])
})

/** Every byte but the session key that was sealed for the other recipient: it says nothing to this one. */
function placesOf(bytes: Uint8Array): number[] {
  const [own = 0, others = 0] = [bytes[1], bytes[2 + (bytes[1] ?? 0) + 1]]
  const start = 2 + own
  return [...bytes.keys()].filter((place) => place < start || place >= start + 2 + others)
}
