import { expect, test } from 'vitest'
import { parseConfig } from './config.ts'

test('without any variable the service runs on this machine, and nobody is its operator', () => {
  expect(parseConfig({ SEALPOST_OPERATOR_TOKEN: '' })).toEqual({
    serviceUrl: 'http://localhost:8787',
    operatorToken: null,
    forwardedHops: 0,
    rateLimit: { burst: 120, perMinute: 600 },
    proofOfWork: 'adaptive',
    webhooksToLocalhost: false,
  })
})

test('a limit of 0 turns the limit off', () => {
  expect(parseConfig({ SEALPOST_REQUESTS_PER_MINUTE: '0' }).rateLimit).toBeNull()
})

test('work is asked for unless it is turned off', () => {
  expect(parseConfig({ SEALPOST_PROOF_OF_WORK: 'off' }).proofOfWork).toBe('off')
})

test('webhooks stay away from this machine unless that is switched on', () => {
  const { webhooksToLocalhost } = parseConfig({ SEALPOST_WEBHOOKS_TO_LOCALHOST: 'on' })

  expect(webhooksToLocalhost).toBe(true)
})

test.for([
  ['SEALPOST_URL', 'https://mail.example/path'],
  ['SEALPOST_URL', 'mail.example'],
  ['SEALPOST_OPERATOR_TOKEN', 'short'],
  ['SEALPOST_FORWARDED_HOPS', '-1'],
  ['SEALPOST_REQUESTS_PER_MINUTE', 'many'],
  ['SEALPOST_PROOF_OF_WORK', 'sometimes'],
  ['SEALPOST_WEBHOOKS_TO_LOCALHOST', 'true'],
] as const)('%s=%s is refused by name, without repeating it', ([name, value]) => {
  const parse = () => parseConfig({ [name]: value })

  expect(parse).toThrow(expect.objectContaining({ code: 'invalid_config' }))
  expect(parse).toThrow(new RegExp(`^${name} must `))
})
