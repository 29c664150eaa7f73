import { expect, test } from 'vitest'
import { OPERATIONS } from '@sealpost/protocol'
import { operationProblems } from './operation-problems.ts'

const ALWAYS = ['origin_not_allowed', 'too_many_requests', 'internal', 'unavailable']
const BODY = ['malformed_json', 'unsupported_media_type', 'body_too_large']

test('an operation of a vendor can be refused for its key, its scope and its body', () => {
  const key = ['missing_credentials', 'wrong_credentials', 'missing_scope']

  expect(operationProblems(OPERATIONS.createApiKey).sort()).toEqual(
    [...key, 'invalid_request', ...BODY, ...ALWAYS].sort(),
  )
})

test('an operation of the operator can be refused for its token', () => {
  expect(operationProblems(OPERATIONS.deleteVendor).sort()).toEqual(
    [
      'unknown_vendor',
      'missing_credentials',
      'wrong_credentials',
      'invalid_request',
      ...ALWAYS,
    ].sort(),
  )
})

test('a reporter\u2019s token is unknown or missing, never merely wrong', () => {
  expect(operationProblems(OPERATIONS.getCase).sort()).toEqual(
    ['unknown_case', 'missing_credentials', 'invalid_request', ...ALWAYS].sort(),
  )
})

test('a body of bytes can be too large or of another type, but is no JSON', () => {
  const problems = operationProblems(OPERATIONS.putPart)

  expect(problems).toEqual(expect.arrayContaining(['unsupported_media_type', 'body_too_large']))
  expect(problems).toEqual(expect.arrayContaining(['missing_credentials', 'unknown_upload']))
  expect(problems).not.toContain('malformed_json')
  expect(problems).not.toContain('wrong_credentials')
})

test('what anyone may do needs no credentials', () => {
  expect(operationProblems(OPERATIONS.getProfile).sort()).toEqual(
    ['unknown_vendor', 'unknown_profile', 'invalid_request', ...ALWAYS].sort(),
  )
})
