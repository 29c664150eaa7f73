import { expect, test } from 'vitest'
import type { Fault } from '../flow/faults.ts'
import { ShownFaults } from './shown-faults.ts'

const empty: Fault = { step: 'finding', field: 'summary', weight: 'error', code: 'required' }
const long: Fault = {
  step: 'finding',
  field: 'summary',
  weight: 'error',
  code: 'too_long',
  maxCharacters: 300,
  length: 301,
}
const outside: Fault = {
  step: 'target',
  field: 'target',
  weight: 'warning',
  code: 'target_outside_scope',
}

test('a field that was left empty is not called a fault before Continue', () => {
  const shown = new ShownFaults()

  shown.tellAbout('summary', [empty], false)

  expect(shown.of([empty])).toEqual([])
})

test('a field that was left with something wrong in it is', () => {
  const shown = new ShownFaults()

  shown.tellAbout('summary', [long], false)

  expect(shown.of([long])).toEqual([long])
})

test('a field emptied in a step that was left before is', () => {
  const shown = new ShownFaults()

  shown.tellAbout('summary', [empty], true)

  expect(shown.of([empty])).toEqual([empty])
})

test('a fault that comes up while typing is not shown', () => {
  const shown = new ShownFaults()
  shown.stop([empty])

  expect(shown.of([long])).toEqual([])
})

test('a fault that was mended is no longer shown', () => {
  const shown = new ShownFaults()
  shown.stop([empty, long])

  expect(shown.of([long])).toEqual([long])
})

test('what stopped Continue is listed without warnings, which stop nothing', () => {
  const shown = new ShownFaults()

  shown.stop([outside, empty])

  expect(shown.summary).toEqual([empty])
  expect(shown.of([outside])).toEqual([outside])
})
