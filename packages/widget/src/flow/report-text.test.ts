import { expect, test } from 'vitest'
import { FIELD_IDS } from '@sealpost/protocol'
import { type ReportLabels, reportSections, reportText } from './report-text.ts'

const labels: ReportLabels = {
  about: 'About',
  channel: 'Channel',
  urgent: 'Urgent',
  yes: 'yes',
  acceptedRules: 'Accepted rules',
  sections: {
    target: 'Target',
    finding: 'Finding',
    impact: 'Impact',
    evidence: 'Evidence',
    you: 'You',
  },
  fields: labelsOfFields(),
  choices: {
    severity: { high: 'High' },
    discovery: { person: 'By a person', tool: 'With a tool' },
    'x-site': { coast: 'Coast' },
  },
}

test('a report reads as titled sections in the order of the form', () => {
  const sections = reportSections(
    {
      channelLabel: 'Vulnerability',
      urgent: true,
      acceptedRules: ['Redact personal data.'],
      answers: {
        severity: 'high',
        summary: 'Überlauf 🔥',
        description: 'First line\nsecond line',
        steps: ['Open /login', 'Type <script>'],
        discovery: ['person', 'tool'],
        custom: { 'x-site': 'coast', 'x-other-channel': 'kept' },
      },
      questions: [{ id: 'x-site', step: 'finding' }],
    },
    labels,
  )

  expect(reportText('Report for Acme', sections)).toBe(`Report for Acme
===============


About
-----

Channel: Vulnerability

Urgent: yes


Finding
-------

summary: Überlauf 🔥

description:
First line
second line

steps:
1. Open /login
2. Type <script>

discovery:
1. By a person
2. With a tool

Launch site: Coast


Impact
------

severity: High


Accepted rules
--------------

Accepted rules:
1. Redact personal data.
`)
})

test('a report without answers names its channel only', () => {
  const draft = {
    channelLabel: 'Incident',
    urgent: false,
    acceptedRules: [],
    answers: {},
    questions: [],
  }

  const sections = reportSections(draft, labels)

  expect(sections.map(({ step }) => step)).toEqual(['channel'])
})

/** A label for each field id. */
function labelsOfFields(): Record<string, string> {
  return { ...Object.fromEntries(FIELD_IDS.map((id) => [id, id])), 'x-site': 'Launch site' }
}
