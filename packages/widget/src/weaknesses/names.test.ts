import { expect, test } from 'vitest'
import { weaknessNames } from '../../scripts/weakness-names.js'
import { weaknesses } from './index.ts'
import { NAMES, VERSION } from './names.ts'

test('the list is the one of the data package', () => {
  expect({ version: VERSION, names: NAMES }).toEqual(weaknessNames())
})

test('each weakness has its number and its name', () => {
  const { weaknesses: list } = weaknesses

  expect(list.length).toBeGreaterThan(900)
  expect(list).toContainEqual({
    id: 'CWE-79',
    name: "Improper Neutralization of Input During Web Page Generation ('Cross-site Scripting')",
  })
  expect(list.filter(({ id, name }) => !/^CWE-\d+$/.test(id) || name === '')).toEqual([])
})
