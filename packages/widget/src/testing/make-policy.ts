import { Policy } from '@sealpost/protocol'

/** A policy with two channels, two rules and a listed scope; `changes` replace whole keys. */
export function makePolicy(changes: Partial<PolicyInput> = {}): Policy {
  return Policy.parse({ ...ACME, ...changes })
}

/** The same policy, asking for evidence in every channel. */
export function withEvidence(policy: Policy): Policy {
  const evidence = { need: 'optional' } as const
  const channels = policy.channels.map((channel) => ({
    ...channel,
    fields: { ...channel.fields, evidence },
  }))
  return { ...policy, channels }
}

/** What a policy document may say, before it was read. */
export type PolicyInput = Record<keyof Policy, unknown>

const ACME = {
  name: 'Acme',
  language: 'en',
  url: 'https://acme.example/security',
  fallback: { email: 'security@acme.example' },
  channels: [
    {
      id: 'vulnerability',
      label: { en: 'Vulnerability', de: 'Sicherheitslücke' },
      fields: {
        target: { need: 'required' },
        versions: { need: 'optional' },
        summary: { need: 'required' },
        description: { need: 'required' },
        steps: { need: 'optional' },
        proofOfConcept: { need: 'optional' },
        impact: { need: 'required' },
        severity: { need: 'optional' },
        name: { need: 'optional' },
        contact: { need: 'optional' },
        credit: { need: 'optional' },
      },
    },
    {
      id: 'incident',
      label: { en: 'Live incident', de: 'Laufender Vorfall' },
      urgency: 'ask',
      fields: { summary: { need: 'required' }, exploited: { need: 'required' } },
    },
  ],
  identity: 'anonymous',
  rules: {
    accept: 'each',
    items: [
      { id: 'redact', kind: 'do', text: 'Redact personal data.' },
      { id: 'no-dos', kind: 'never', text: 'Never disrupt the service.' },
    ],
  },
  safeHarbour: { text: 'Research in good faith under this policy is authorised.' },
  scope: {
    mode: 'listed',
    outside: 'warn',
    targets: [
      { kind: 'domain', value: '*.acme.example' },
      { kind: 'url', value: 'https://cloud.example/acme' },
      { kind: 'ip', value: '192.0.2.0/24' },
      { kind: 'product', value: 'Acme Agent' },
    ],
    exclusions: [
      {
        target: { kind: 'domain', value: 'blog.acme.example' },
        text: 'The blog',
        reason: 'Another company runs it.',
      },
    ],
  },
} satisfies Partial<PolicyInput>
