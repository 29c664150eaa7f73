import * as z from 'zod/mini'

/** The question screens that ask for fields, in the order in which the form shows them. */
export const FIELD_STEPS = ['target', 'finding', 'impact', 'you'] as const
export type FieldStep = (typeof FIELD_STEPS)[number]

/**
 * How a field is asked for and what its answer is:
 * `line`, `text` and `code` are strings, `list` is an ordered list of strings, `choice` one of `choices`.
 */
export type FieldShape =
  | { kind: 'line' | 'text' | 'code'; step: FieldStep; maxCharacters: number }
  | { kind: 'list'; step: FieldStep; maxCharacters: number; maxItems: number }
  | { kind: 'choice'; step: FieldStep; choices: readonly string[] }

/** Every field a policy can ask for, in the order in which the form asks and the report reads. */
export const REPORT_FIELDS = {
  target: { kind: 'line', step: 'target', maxCharacters: 2000 },
  components: { kind: 'line', step: 'target', maxCharacters: 1000 },
  versions: { kind: 'line', step: 'target', maxCharacters: 1000 },
  environment: { kind: 'text', step: 'target', maxCharacters: 20_000 },
  summary: { kind: 'line', step: 'finding', maxCharacters: 300 },
  description: { kind: 'text', step: 'finding', maxCharacters: 100_000 },
  steps: { kind: 'list', step: 'finding', maxCharacters: 5000, maxItems: 100 },
  proofOfConcept: { kind: 'code', step: 'finding', maxCharacters: 300_000 },
  expectedBehaviour: { kind: 'text', step: 'finding', maxCharacters: 20_000 },
  actualBehaviour: { kind: 'text', step: 'finding', maxCharacters: 20_000 },
  impact: { kind: 'text', step: 'impact', maxCharacters: 50_000 },
  severity: { kind: 'choice', step: 'impact', choices: ['low', 'medium', 'high', 'critical'] },
  dataAccessed: { kind: 'choice', step: 'impact', choices: ['no', 'own', 'others', 'unsure'] },
  exploited: { kind: 'choice', step: 'impact', choices: ['no', 'yes', 'unsure'] },
  alreadyPublic: { kind: 'choice', step: 'impact', choices: ['no', 'yes', 'unsure'] },
  remediation: { kind: 'text', step: 'impact', maxCharacters: 50_000 },
  name: { kind: 'line', step: 'you', maxCharacters: 200 },
  handle: { kind: 'line', step: 'you', maxCharacters: 200 },
  contact: { kind: 'line', step: 'you', maxCharacters: 500 },
  credit: { kind: 'choice', step: 'you', choices: ['name', 'handle', 'none'] },
  disclosurePlans: { kind: 'text', step: 'you', maxCharacters: 10_000 },
} as const satisfies Record<string, FieldShape>

/** Identifies a field in a policy, a report and a list of what is missing. */
export type FieldId = keyof typeof REPORT_FIELDS

/** All field ids in the order of {@link REPORT_FIELDS}. */
export const FIELD_IDS = fieldIds(REPORT_FIELDS)

export const FieldId = z.enum(FIELD_IDS)

/** The answers to one report's fields. Which must be present is the policy's business. */
export const Answers = z.object({
  target: line('target'),
  components: line('components'),
  versions: line('versions'),
  environment: line('environment'),
  summary: line('summary'),
  description: line('description'),
  steps: z.optional(
    z
      .array(z.string().check(z.maxLength(REPORT_FIELDS.steps.maxCharacters)))
      .check(z.maxLength(REPORT_FIELDS.steps.maxItems)),
  ),
  proofOfConcept: line('proofOfConcept'),
  expectedBehaviour: line('expectedBehaviour'),
  actualBehaviour: line('actualBehaviour'),
  impact: line('impact'),
  severity: z.optional(z.enum(REPORT_FIELDS.severity.choices)),
  dataAccessed: z.optional(z.enum(REPORT_FIELDS.dataAccessed.choices)),
  exploited: z.optional(z.enum(REPORT_FIELDS.exploited.choices)),
  alreadyPublic: z.optional(z.enum(REPORT_FIELDS.alreadyPublic.choices)),
  remediation: line('remediation'),
  name: line('name'),
  handle: line('handle'),
  contact: line('contact'),
  credit: z.optional(z.enum(REPORT_FIELDS.credit.choices)),
  disclosurePlans: line('disclosurePlans'),
})
export type Answers = z.infer<typeof Answers>

type TextFieldId = {
  [Id in FieldId]: (typeof REPORT_FIELDS)[Id]['kind'] extends 'line' | 'text' | 'code' ? Id : never
}[FieldId]

function line(id: TextFieldId) {
  return z.optional(z.string().check(z.maxLength(REPORT_FIELDS[id].maxCharacters)))
}

/** `Object.keys` of an object literal returns exactly its keys; the type only says `string[]`. */
function fieldIds<T extends object>(table: T): [keyof T, ...(keyof T)[]] {
  return Object.keys(table) as [keyof T, ...(keyof T)[]]
}
