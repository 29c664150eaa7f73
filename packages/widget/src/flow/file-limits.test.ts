import { expect, test } from 'vitest'
import { LIMITS } from '@sealpost/protocol'
import { fileLimits, fileRefusal } from './file-limits.ts'

const limits = fileLimits({
  files: { maxCount: 2, maxFileBytes: 10, maxTotalBytes: 15, types: ['image/*', '.log'] },
})
const file = { name: 'a.log', type: '', size: 10 }

test('without limits of its own a channel takes what every channel takes', () => {
  expect(fileLimits({})).toEqual({
    maxCount: LIMITS.defaultFileCount,
    maxFileBytes: LIMITS.defaultFileBytes,
    maxTotalBytes: LIMITS.defaultFilesBytes,
    types: [],
  })
})

type Case = { one: typeof file; before?: { size: number }[]; refusal: string | null }

const CASES: Readonly<Record<string, Case>> = {
  'as large as allowed is taken': { one: file, refusal: null },
  'larger by one byte is refused': { one: { ...file, size: 11 }, refusal: 'too_large' },
  'without a byte is refused': { one: { ...file, size: 0 }, refusal: 'empty' },
  'of a type of a group is taken': {
    one: { name: 'a', type: 'image/png', size: 1 },
    refusal: null,
  },
  'of a type that only begins alike is refused': {
    one: { name: 'a', type: 'imagex/png', size: 1 },
    refusal: 'type',
  },
  'with the end of a name in capitals is taken': { one: { ...file, name: 'A.LOG' }, refusal: null },
  'that fills all room is taken': {
    one: { ...file, size: 5 },
    before: [{ size: 10 }],
    refusal: null,
  },
  'beyond all room is refused': {
    one: { ...file, size: 6 },
    before: [{ size: 10 }],
    refusal: 'too_much',
  },
  'beyond the number is refused': {
    one: { ...file, size: 1 },
    before: [{ size: 1 }, { size: 1 }],
    refusal: 'too_many',
  },
}

test.each(Object.entries(CASES))('a file %s', (_, { one, before = [], refusal }) => {
  expect(fileRefusal(one, before, limits)).toBe(refusal)
})
