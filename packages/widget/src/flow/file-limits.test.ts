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

test.each([
  ['as large as allowed is taken', file, [], null],
  ['larger by one byte is refused', { ...file, size: 11 }, [], 'too_large'],
  ['without a byte is refused', { ...file, size: 0 }, [], 'empty'],
  ['of a type of a group is taken', { name: 'a', type: 'image/png', size: 1 }, [], null],
  [
    'of a type that only begins alike is refused',
    { name: 'a', type: 'imagex/png', size: 1 },
    [],
    'type',
  ],
  ['with the end of a name in capitals is taken', { ...file, name: 'A.LOG' }, [], null],
  ['that fills all room is taken', { ...file, size: 5 }, [{ size: 10 }], null],
  ['beyond all room is refused', { ...file, size: 6 }, [{ size: 10 }], 'too_much'],
  ['beyond the number is refused', { ...file, size: 1 }, [{ size: 1 }, { size: 1 }], 'too_many'],
])('a file %s', (_, one, before, refusal) => {
  expect(fileRefusal(one, before, limits)).toBe(refusal)
})
