import type * as z from 'zod/mini'
import type { Policy } from '@sealpost/protocol'

/** A policy to begin with: asks for what every triage needs and lets reporters stay anonymous. */
export function starterPolicy(name: string, email?: string): z.input<typeof Policy> {
  return {
    name,
    language: 'en',
    ...(email !== undefined && { fallback: { email } }),
    channels: [
      {
        id: 'vulnerability',
        label: 'Vulnerability',
        ...(email !== undefined && { mailbox: email }),
        urgency: 'ask',
        fields: {
          target: { need: 'required' },
          versions: { need: 'optional' },
          environment: { need: 'optional' },
          summary: { need: 'required' },
          description: { need: 'required' },
          steps: { need: 'required' },
          proofOfConcept: { need: 'optional' },
          evidence: { need: 'optional' },
          impact: { need: 'required' },
          dataAccessed: { need: 'optional' },
          exploited: { need: 'optional' },
          remediation: { need: 'optional' },
          name: { need: 'optional' },
          contact: { need: 'optional' },
          credit: { need: 'optional' },
        },
      },
    ],
    identity: 'anonymous',
    rules: {
      accept: 'together',
      items: [
        {
          id: 'good-faith',
          kind: 'do',
          text: 'Act in good faith, and stop once the problem is shown.',
        },
        { id: 'time-to-fix', kind: 'do', text: 'Give us time to fix it before you publish.' },
        { id: 'no-harm', kind: 'never', text: 'Harm people, or a service that others use.' },
        {
          id: 'no-foreign-data',
          kind: 'never',
          text: 'Read, change or keep data that is not yours.',
        },
      ],
    },
    safeHarbour: {
      text: 'Research that follows these rules is welcome, and we will not take legal action over it.',
    },
    scope: { mode: 'open', outside: 'warn', targets: [], exclusions: [] },
  }
}
