import type { Policy } from '@sealpost/protocol'
import { makePolicy } from './make-policy.ts'

const OPTIONAL = { need: 'optional' }

/** A policy with one channel that asks for every kind of field, conditions, groups and notices. */
export function makeDetailedPolicy(mode: 'gate' | 'advise' = 'gate'): Policy {
  return makePolicy({
    channels: [
      {
        id: 'vulnerability',
        label: 'Vulnerability',
        fields: {
          target: OPTIONAL,
          environment: OPTIONAL,
          summary: { need: 'required' },
          proofOfConcept: OPTIONAL,
          logs: OPTIONAL,
          contextFactors: OPTIONAL,
          weakness: OPTIONAL,
          discovery: { need: 'required' },
          // Before the question that brings it, which a form must not mistake for the other.
          impact: { need: 'optional', showWhen: { field: 'dataAccessed', is: ['others'] } },
          severity: OPTIONAL,
          cvss: OPTIONAL,
          dataAccessed: OPTIONAL,
          dataExtent: {
            need: 'optional',
            showWhen: { field: 'dataAccessed', is: ['own', 'others'] },
            requireWhen: { field: 'dataAccessed', is: ['others'] },
          },
          contact: OPTIONAL,
          openpgpKey: OPTIONAL,
          credit: OPTIONAL,
        },
        customFields: [
          {
            ...OPTIONAL,
            id: 'x-site',
            kind: 'choice',
            step: 'target',
            label: { en: 'Launch site', de: 'Startplatz' },
            choices: [
              { id: 'desert', label: 'Desert' },
              { id: 'coast', label: 'Coast' },
            ],
          },
          { ...OPTIONAL, id: 'x-seen', kind: 'date', step: 'impact', label: 'First seen' },
        ],
        completeness: {
          mode,
          needed: ['environment'],
          anyOf: [['proofOfConcept', 'logs']],
        },
      },
    ],
    notices: [
      { kind: 'redaction', text: 'Mask what belongs to others.' },
      { kind: 'reward', text: 'We pay no rewards.' },
      { kind: 'law', text: 'Local law applies.' },
    ],
    credit: { asked: 'now', text: 'We name whoever wants it.' },
  })
}
