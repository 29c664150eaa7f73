import { expect, test, vi } from 'vitest'
import { FilePieces, MAX_READ_BYTES } from './file-pieces.ts'

const STEP_BYTES = 5000
const FAR_APART = new Blob(new Array<Blob>(20_000).fill(new Blob([new Uint8Array(STEP_BYTES)])))

test('pieces that stand close together are read at once', async () => {
  const file = new Blob([Uint8Array.from({ length: 10_000 }, (_, at) => at % 251)])
  const slice = vi.spyOn(file, 'slice')
  const pieces = new FilePieces(file)

  for (let at = 0; at < file.size; at += 8) {
    expect([...(await pieces.read(at, at + 1))]).toEqual([at % 251])
  }

  expect(slice).toHaveBeenCalledTimes(3)
})

test('pieces of all lengths are what the file holds', async () => {
  const bytes = Uint8Array.from({ length: 9000 }, (_, at) => at % 251)
  const pieces = new FilePieces(new Blob([bytes]))

  for (const [from, to] of [
    [0, 9000],
    [4000, 4200],
    [10, 20],
    [4090, 8190],
    [8999, 9000],
    [5, 5],
  ] as const) {
    expect(await pieces.read(from, to)).toEqual(bytes.slice(from, to))
  }
})

test('what lies behind the end is refused', async () => {
  const pieces = new FilePieces(new Blob(['four']))

  await expect(pieces.read(2, 5)).rejects.toThrow(RangeError)
  await expect(pieces.read(3, 2)).rejects.toThrow(RangeError)
})

test('a file whose pieces stand far apart is given up before long', async () => {
  const slice = vi.spyOn(FAR_APART, 'slice')
  const pieces = new FilePieces(FAR_APART)
  const readAll = async () => {
    for (let at = 0; at < FAR_APART.size; at += STEP_BYTES) await pieces.read(at, at + 8)
  }

  await expect(readAll()).rejects.toThrow(RangeError)
  expect(slice.mock.calls.length).toBeLessThan(20_000)
})

test('no more of a file is read than pictures may have', async () => {
  const pieces = new FilePieces(new Blob([new Uint8Array(MAX_READ_BYTES + 8192)]))

  await expect(pieces.read(0, MAX_READ_BYTES + 8192)).rejects.toThrow(RangeError)
})
