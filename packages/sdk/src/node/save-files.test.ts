import { readFileSync } from 'node:fs'
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { LIMITS } from '@sealpost/protocol'
import { generateCaseKey } from '@sealpost/protocol/envelope'
import { type GivenFiles, givenFiles } from '../testing/given-files.ts'
import { makeBytes } from '../testing/make-file.ts'
import { makeProblem, type Reply } from '../testing/make-server.ts'
import { makeFolder } from '../testing/run-cli.ts'
import { saveFiles } from './save-files.ts'

const small = makeBytes(3000)
const dropped: Reply = (response) => response.destroy()
const truncated: Reply = (response) => {
  response.writeHead(206, { 'content-type': 'application/octet-stream', 'content-length': '999' })
  response.write('cut')
  setImmediate(() => response.destroy())
}

/** What saving one small file comes to, and what is left of it. */
async function save(options: GivenFiles = {}, bytes = small) {
  const { desk, report } = await givenFiles([{ bytes }], options)
  const folder = join(await makeFolder(), 'evidence')
  const outcome = await saveFiles(desk, { report, folder }).then(
    (files) => files.length,
    (error: unknown) => error,
  )
  return { outcome, left: await readdir(folder) }
}

type HostileName = { kind: string; name: string; ending: string }
const HOSTILE = hostileNames()

test('at least sixty hostile names of twenty kinds are tried', () => {
  expect(HOSTILE.length).toBeGreaterThanOrEqual(60)
  expect(new Set(HOSTILE.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(20)
})

test.each(inGroups(HOSTILE, LIMITS.maxFileCount))(
  'files are saved byte by byte under names of our own, told with those of their sender: %s',
  async (_, group) => {
    const { desk, report } = await givenFiles(group.map(({ name }) => ({ bytes: small, name })))
    const home = await makeFolder()
    const folder = join(home, 'evidence')

    const saved = await saveFiles(desk, { report, folder })

    const ours = group.map(({ ending }, at) => `evidence-${at + 1}${ending}`)
    expect(saved.map(({ name }) => name)).toEqual(group.map(({ name }) => name))
    expect(saved.map(({ path }) => path)).toEqual(ours.map((name) => join(folder, name)))
    expect((await readdir(folder)).sort()).toEqual([...ours].sort())
    expect(await readdir(home)).toEqual(['evidence'])
    for (const { path } of saved) expect(new Uint8Array(await readFile(path))).toEqual(small)
  },
)

test('a file of several parts arrives whole, in pieces', async () => {
  const bytes = makeBytes(20 * 1024 * 1024 + 5)
  const { desk, report, requests } = await givenFiles([{ bytes }])
  const folder = await makeFolder()

  const [saved] = await saveFiles(desk, { report, folder })

  expect(Buffer.compare(await readFile(saved?.path ?? ''), bytes)).toBe(0)
  expect(requests.length).toBeGreaterThan(3)
})

test('a download goes on after lost connections where it was', async () => {
  const bytes = makeBytes(5 * 1024 * 1024)
  const busy = makeProblem('unavailable', 503, { 'retry-after': '0' })

  const { outcome, left } = await save({ first: [dropped, truncated, busy] }, bytes)

  expect(outcome).toBe(1)
  expect(left).toEqual(['evidence-1.png'])
})

test('G-13 two hundred flipped bits are each refused by name, with nothing left on disk', async () => {
  const bytes = makeBytes(200)
  const outcomes = new Map<string, number>()

  for (let step = 0; step < 200; step++) {
    const { outcome, left } = await save(
      {
        spoil: (sealed) => {
          const place = Math.floor((step * sealed.length) / 200)
          return sealed.map((byte, at) => (at === place ? byte ^ (1 << (step % 8)) : byte))
        },
      },
      bytes,
    )
    expect(left).toEqual([])
    const code = outcome instanceof Error && 'code' in outcome ? String(outcome.code) : 'saved'
    outcomes.set(code, (outcomes.get(code) ?? 0) + 1)
  }

  expect([...outcomes]).toEqual([['part_mismatch', 200]])
})

test.each<[string, GivenFiles['spoil'], string]>([
  ['too short', (sealed) => sealed.slice(0, -1), 'answer_unexpected'],
  ['empty', () => new Uint8Array(), 'answer_unexpected'],
  ['of other bytes', (sealed) => new Uint8Array(sealed.length), 'part_mismatch'],
])('a file that the service hands out %s is refused by name', async (_, spoil, code) => {
  const { outcome, left } = await save({ ...(spoil && { spoil }) })

  expect(outcome).toMatchObject({ code })
  expect(left).toEqual([])
})

test('G-13 a file in the place of another is refused', async () => {
  const { desk, report, files } = await givenFiles([{ bytes: small }, { bytes: small }])
  const [first, second] = report.thread.files
  if (!first || !second) throw new Error('There are two files.')
  const swapped = { ...report, thread: { ...report.thread, files: [{ ...first, id: second.id }] } }
  const folder = await makeFolder()

  const saved = saveFiles(desk, { report: swapped, folder })

  expect(files).toHaveLength(2)
  await expect(saved).rejects.toMatchObject({ code: 'part_mismatch' })
  expect(await readdir(folder)).toEqual([])
})

test('G-13 parts in another order are refused, and what came first is not kept', async () => {
  const part = LIMITS.partBytes
  const spoil: GivenFiles['spoil'] = (sealed) =>
    new Uint8Array(
      Buffer.concat([
        sealed.subarray(part, 2 * part),
        sealed.subarray(0, part),
        sealed.subarray(2 * part),
      ]),
    )

  const { outcome, left } = await save({ spoil }, makeBytes(2 * LIMITS.partBytes))

  expect(outcome).toMatchObject({ code: 'part_mismatch' })
  expect(left).toEqual([])
})

test('a file that its sender sealed badly, or for others, is refused by name', async () => {
  const stranger = await generateCaseKey(new Date())
  const given = [
    { bytes: small, breakAt: 2000 },
    { bytes: small, recipients: [stranger.certificate] },
  ]
  const { desk, report } = await givenFiles(given)
  const folder = await makeFolder()

  for (const [at, code] of ['damaged', 'not_for_this_key'].entries()) {
    const attachmentIds = report.thread.files.slice(at, at + 1).map(({ id }) => id)
    const saved = saveFiles(desk, { report, folder }, { attachmentIds })
    await expect(saved).rejects.toMatchObject({ code })
  }
  expect(await readdir(folder)).toEqual([])
})

test('G-13 a file of another length than its sender signed is refused', async () => {
  const { desk, report } = await givenFiles([{ bytes: small }])
  const files = report.thread.files.map((file) => ({ ...file, size: file.size - 1 }))
  const folder = await makeFolder()

  const saved = saveFiles(desk, {
    report: { ...report, thread: { ...report.thread, files } },
    folder,
  })

  await expect(saved).rejects.toMatchObject({ code: 'size_mismatch' })
  expect(await readdir(folder)).toEqual([])
})

test('files larger than the caller allows are refused before anything is fetched', async () => {
  const { desk, report, requests } = await givenFiles([{ bytes: small }, { bytes: small }])
  const folder = await makeFolder()

  const saved = saveFiles(desk, { report, folder }, { maxBytes: 5999 })

  await expect(saved).rejects.toMatchObject({ code: 'quota_exceeded' })
  expect(requests).toHaveLength(0)
})

test('a folder that is a link, or a file, is refused, and nothing is written where it leads', async () => {
  const { desk, report, requests } = await givenFiles([{ bytes: small }])
  const [elsewhere, here] = [await makeFolder(), await makeFolder()]
  await symlink(elsewhere, join(here, 'link'))
  await writeFile(join(here, 'file'), '')

  for (const name of ['link', 'file']) {
    const saved = saveFiles(desk, { report, folder: join(here, name) })
    await expect(saved).rejects.toMatchObject({ code: 'unsafe_folder' })
  }
  expect(await readdir(elsewhere)).toEqual([])
  expect(requests).toHaveLength(0)
})

test('a file or link that lies in the way is neither followed nor replaced', async () => {
  const { desk, report } = await givenFiles([{ bytes: small }])
  const folder = await makeFolder()
  await mkdir(join(folder, 'one'))
  await mkdir(join(folder, 'two'))
  await writeFile(join(folder, 'one', 'evidence-1.png'), 'mine')
  await symlink('../target', join(folder, 'two', 'evidence-1.png'))

  for (const name of ['one', 'two']) {
    const saved = saveFiles(desk, { report, folder: join(folder, name) })
    await expect(saved).rejects.toMatchObject({ code: 'file_exists' })
  }
  expect(await readFile(join(folder, 'one', 'evidence-1.png'), 'utf8')).toBe('mine')
  expect((await readdir(folder)).sort()).toEqual(['one', 'two'])
})

test('a file that no signed item names is not looked for', async () => {
  const { desk, report, requests } = await givenFiles([{ bytes: small }])
  const folder = await makeFolder()
  const attachmentIds = [crypto.randomUUID()]

  const saved = saveFiles(desk, { report, folder }, { attachmentIds })

  await expect(saved).rejects.toMatchObject({ code: 'unknown_attachment' })
  expect(requests).toHaveLength(0)
})

test('whoever aborts a download leaves nothing behind', async () => {
  const { desk, report } = await givenFiles([{ bytes: small }], { first: [() => undefined] })
  const folder = await makeFolder()
  const abort = new AbortController()

  const saved = saveFiles(desk, { report, folder }, { signal: abort.signal })
  setImmediate(() => abort.abort())

  await expect(saved).rejects.toMatchObject({ code: 'aborted' })
  expect(await readdir(folder)).toEqual([])
})

/** What every package tries. */
function hostileNames(): HostileName[] {
  const path = '../../../protocol/fixtures/file-names/hostile.json'
  return parseNames(readFileSync(new URL(path, import.meta.url), 'utf8'))
}

/** The fixture has these keys on every line. */
function parseNames(json: string): HostileName[] {
  return JSON.parse(json) as HostileName[]
}

/** As many as a report takes, under the kinds that are among them. */
function inGroups(names: readonly HostileName[], size: number): [string, HostileName[]][] {
  const count = Math.ceil(names.length / size)
  return Array.from({ length: count }, (_, at) => {
    const group = names.slice(at * size, (at + 1) * size)
    return [[...new Set(group.map(({ kind }) => kind))].join(', '), group]
  })
}
