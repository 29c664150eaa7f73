import { expect, test } from 'vitest'
import { ChannelId } from '@sealpost/protocol'
import { makePolicy } from '../testing/make-policy.ts'
import { questionsOf } from './steps.ts'

const vulnerability = ChannelId.parse('vulnerability')
const incident = ChannelId.parse('incident')

test('the same answers are asked what each channel asks, and that only once', () => {
  const policy = makePolicy()
  const answers = { summary: 'Stored XSS' }
  const asked = (channel: ChannelId) => questionsOf(policy, { channel, answers })

  expect(asked(vulnerability).map(({ id }) => id)).toContain('steps')
  expect(asked(incident).map(({ id }) => id)).toEqual(['summary', 'exploited'])
  expect(asked(incident)).toBe(asked(incident))
})

test('another policy asks what it asks, whatever was answered to the first', () => {
  const answers = {}
  const asked = (identity: string) =>
    questionsOf(makePolicy({ identity }), { channel: vulnerability, answers }).filter(
      ({ id }) => id === 'contact',
    )

  expect(asked('anonymous')).toMatchObject([{ need: 'optional' }])
  expect(asked('contact')).toMatchObject([{ need: 'required' }])
})
