import * as z from 'zod/mini'
import { AttachmentId } from './ids.ts'
import { LIMITS } from './limits.ts'

/** The question screens that ask for fields, in the order in which the form shows them. */
export const FIELD_STEPS = ['target', 'finding', 'impact', 'evidence', 'you'] as const
export type FieldStep = (typeof FIELD_STEPS)[number]

/**
 * How a field is asked for and what its answer is: `list` is an ordered list of strings, `choices`
 * several of `choices`, `files` the ids of attached files; all others are strings.
 */
export type FieldShape =
  | { kind: TextKind; step: FieldStep; maxCharacters: number }
  | { kind: 'list'; step: FieldStep; maxCharacters: number; maxItems: number }
  | { kind: 'choice' | 'choices'; step: FieldStep; choices: readonly string[] }
  | { kind: 'files'; step: FieldStep }

/**
 * `weakness` is a CWE id such as `CWE-79`, `cvss` a vector of CVSS 3.1 or 4.0 with its prefix,
 * `certificate` an ASCII-armored OpenPGP certificate.
 */
type TextKind = 'line' | 'text' | 'code' | 'weakness' | 'cvss' | 'certificate'

const yesOrNo = ['no', 'yes', 'unsure'] as const

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
  logs: { kind: 'code', step: 'finding', maxCharacters: 300_000 },
  expectedBehaviour: { kind: 'text', step: 'finding', maxCharacters: 20_000 },
  actualBehaviour: { kind: 'text', step: 'finding', maxCharacters: 20_000 },
  /** What plays a part besides the vendor's own code. */
  contextFactors: {
    kind: 'choices',
    step: 'finding',
    choices: ['implementation', 'configuration', 'dependency'],
  },
  weakness: { kind: 'weakness', step: 'finding', maxCharacters: 20 },
  discovery: { kind: 'choices', step: 'finding', choices: ['person', 'tool', 'ai'] },
  impact: { kind: 'text', step: 'impact', maxCharacters: 50_000 },
  severity: { kind: 'choice', step: 'impact', choices: ['low', 'medium', 'high', 'critical'] },
  cvss: { kind: 'cvss', step: 'impact', maxCharacters: 400 },
  dataAccessed: { kind: 'choice', step: 'impact', choices: ['no', 'own', 'others', 'unsure'] },
  dataExtent: { kind: 'text', step: 'impact', maxCharacters: 10_000 },
  exploited: { kind: 'choice', step: 'impact', choices: yesOrNo },
  alreadyPublic: { kind: 'choice', step: 'impact', choices: yesOrNo },
  otherParties: { kind: 'text', step: 'impact', maxCharacters: 10_000 },
  remediation: { kind: 'text', step: 'impact', maxCharacters: 50_000 },
  /** Files; how many, how large and of which types is the channel's `files`. */
  evidence: { kind: 'files', step: 'evidence' },
  /** In which role someone reports, such as a sub-processor telling of an upstream event. */
  role: {
    kind: 'choice',
    step: 'you',
    choices: ['researcher', 'customer', 'subprocessor', 'upstream', 'other'],
  },
  name: { kind: 'line', step: 'you', maxCharacters: 200 },
  handle: { kind: 'line', step: 'you', maxCharacters: 200 },
  contact: { kind: 'line', step: 'you', maxCharacters: 500 },
  openpgpKey: { kind: 'certificate', step: 'you', maxCharacters: 100_000 },
  credit: { kind: 'choice', step: 'you', choices: ['name', 'handle', 'none'] },
  disclosurePlans: { kind: 'text', step: 'you', maxCharacters: 10_000 },
} as const satisfies Record<string, FieldShape>

/** Identifies a field in a policy, a report and a list of what is missing. */
export type FieldId = keyof typeof REPORT_FIELDS

/** All field ids in the order of {@link REPORT_FIELDS}. */
export const FIELD_IDS = fieldIds(REPORT_FIELDS)

export const FieldId = z.enum(FIELD_IDS)

/** A weakness of MITRE's Common Weakness Enumeration. */
export const WEAKNESS = /^CWE-[1-9]\d{0,5}$/

/** A CVSS vector with its version; whether its metrics are complete is not looked at. */
export const CVSS_VECTOR = /^CVSS:(?:3\.1|4\.0)(?:\/[A-Z]{1,4}:[A-Z][A-Za-z]*)+$/

/** Longest answer to a question of the vendor's own. */
export const MAX_CUSTOM_CHARACTERS = 20_000

/** A question of the vendor's own; the prefix keeps it apart from fields of later versions. */
export const CustomFieldId = z
  .templateLiteral(['x-', z.string()])
  .check(z.regex(/^x-[a-z0-9][a-z0-9-]{0,60}$/))
export type CustomFieldId = z.infer<typeof CustomFieldId>

/** Anything that a vendor can ask for. */
export const AskedFieldId = z.union([FieldId, CustomFieldId])
export type AskedFieldId = z.infer<typeof AskedFieldId>

/** What a field may hold; undefined stands for no answer. */
export type Answer = string | readonly string[] | undefined

/** The answers to one report's fields. Which must be present is the policy's business. */
export const Answers = z.object({
  target: text('target'),
  components: text('components'),
  versions: text('versions'),
  environment: text('environment'),
  summary: text('summary'),
  description: text('description'),
  steps: z.optional(
    z
      .array(z.string().check(z.maxLength(REPORT_FIELDS.steps.maxCharacters)))
      .check(z.maxLength(REPORT_FIELDS.steps.maxItems)),
  ),
  proofOfConcept: text('proofOfConcept'),
  logs: text('logs'),
  expectedBehaviour: text('expectedBehaviour'),
  actualBehaviour: text('actualBehaviour'),
  contextFactors: z.optional(
    z
      .array(z.enum(REPORT_FIELDS.contextFactors.choices))
      .check(z.maxLength(REPORT_FIELDS.contextFactors.choices.length)),
  ),
  weakness: z.optional(z.string().check(z.regex(WEAKNESS))),
  discovery: z.optional(
    z
      .array(z.enum(REPORT_FIELDS.discovery.choices))
      .check(z.maxLength(REPORT_FIELDS.discovery.choices.length)),
  ),
  impact: text('impact'),
  severity: z.optional(z.enum(REPORT_FIELDS.severity.choices)),
  cvss: z.optional(z.string().check(z.maxLength(400), z.regex(CVSS_VECTOR))),
  dataAccessed: z.optional(z.enum(REPORT_FIELDS.dataAccessed.choices)),
  dataExtent: text('dataExtent'),
  exploited: z.optional(z.enum(REPORT_FIELDS.exploited.choices)),
  alreadyPublic: z.optional(z.enum(REPORT_FIELDS.alreadyPublic.choices)),
  otherParties: text('otherParties'),
  remediation: text('remediation'),
  evidence: z.optional(z.array(AttachmentId).check(z.maxLength(LIMITS.maxFileCount))),
  role: z.optional(z.enum(REPORT_FIELDS.role.choices)),
  name: text('name'),
  handle: text('handle'),
  contact: text('contact'),
  openpgpKey: text('openpgpKey'),
  credit: z.optional(z.enum(REPORT_FIELDS.credit.choices)),
  disclosurePlans: text('disclosurePlans'),
  /** Answers to the vendor's own questions: text, id of a choice, ids of choices, or a day. */
  custom: z.optional(
    z.record(
      CustomFieldId,
      z.union([
        z.string().check(z.maxLength(MAX_CUSTOM_CHARACTERS)),
        z.array(z.string().check(z.maxLength(64))).check(z.maxLength(LIMITS.maxChoiceCount)),
      ]),
    ),
  ),
})
export type Answers = z.infer<typeof Answers>

/** A report's answer to a field, the vendor's own included. */
export function answerTo(answers: Answers, field: AskedFieldId): Answer {
  return isCustomField(field) ? answers.custom?.[field] : answers[field]
}

/** Whether an answer says nothing: white space, and lists of nothing else, count as empty. */
export function isBlank(answer: Answer): boolean {
  if (answer === undefined) return true
  return typeof answer === 'string' ? answer.trim() === '' : answer.every(isBlank)
}

/** Whether a field is the vendor's own. */
export function isCustomField(field: AskedFieldId): field is CustomFieldId {
  return field.startsWith('x-')
}

type FieldOfKind<Kind> = {
  [Id in FieldId]: (typeof REPORT_FIELDS)[Id]['kind'] extends Kind ? Id : never
}[FieldId]

function text(id: FieldOfKind<'line' | 'text' | 'code' | 'certificate'>) {
  return z.optional(z.string().check(z.maxLength(REPORT_FIELDS[id].maxCharacters)))
}

/** `Object.keys` of an object literal returns exactly its keys; the type only says `string[]`. */
function fieldIds<T extends object>(table: T): [keyof T, ...(keyof T)[]] {
  return Object.keys(table) as [keyof T, ...(keyof T)[]]
}
