import { expect, test } from 'vitest'
import type { Policy } from '@sealpost/protocol'
import { ACME, givenVendor } from '../testing/make-vendor.ts'
import { sealReport, submitReport } from '../testing/submit-report.ts'

const codes = (findings: readonly { code: string }[]) => findings.map(({ code }) => code)

test('empty fields that the policy asks for and rules that were not accepted are named', async () => {
  const { url, profile, desk } = await givenVendor()
  const body = { language: 'de', answers: { summary: 'Kurz' }, acceptedRules: ['no-launch'] }
  const { reportId } = await submitReport(url, profile, { item: { body } })

  const { findings } = await desk.open(reportId)

  expect(codes(findings)).toEqual(['unanswered', 'incomplete', 'rules_not_accepted'])
  expect(findings[0]?.message).toContain('target, description, steps, impact, dataAccessed')
  expect(findings[1]?.message).toContain('environment, proofOfConcept or logs')
})

test.each([
  { where: 'outside the scope', target: 'https://other.example/login', code: 'out_of_scope' },
  { where: 'excluded by name', target: 'status.acme.example', code: 'excluded' },
])('a report whose target is $where is named', async ({ target, code }) => {
  const { url, profile, desk } = await givenVendor({ policy: makeScoped() })
  const { body } = (await sealReport(profile)).report
  const answers = { ...body.answers, target }
  const { reportId } = await submitReport(url, profile, { item: { body: { ...body, answers } } })

  const { findings } = await desk.open(reportId)

  expect(codes(findings)).toEqual([code])
  expect(findings[0]?.message).toContain(code === 'excluded' ? 'Hosted elsewhere' : target)
})

test('a report whose policy wants a name and a contact, and that gives neither, is named', async () => {
  const { url, profile, desk } = await givenVendor({ policy: { ...ACME, identity: 'contact' } })
  const { reportId } = await submitReport(url, profile)

  const { findings } = await desk.open(reportId)

  expect(codes(findings)).toEqual(['unidentified'])
  expect(findings[0]?.message).toContain('(name, contact)')
})

function makeScoped(): Policy {
  const target = { kind: 'domain', value: 'status.acme.example' } as const
  return {
    ...ACME,
    scope: {
      mode: 'listed',
      outside: 'warn',
      targets: [{ kind: 'domain', value: '*.acme.example' }],
      exclusions: [{ target, text: 'Status page', reason: 'Hosted elsewhere' }],
    },
  }
}
