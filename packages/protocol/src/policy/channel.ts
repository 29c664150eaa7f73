import * as z from 'zod/mini'
import { ChannelId } from '../ids.ts'
import { LIMITS } from '../limits.ts'
import { AskedFieldId, CustomFieldId, FIELD_STEPS, FieldId } from '../report-fields.ts'
import { EmailAddress, LocalText, Text } from './local-text.ts'
import { Promises } from './promises.ts'

/** Whether a channel's form asks for a field. Fields a channel does not name are off. */
export const Need = z.enum(['off', 'optional', 'required'])
export type Need = z.infer<typeof Need>

/** Holds when the answer to another field is, or contains, one of these. */
export const Condition = z.object({
  field: AskedFieldId,
  is: z.array(Text).check(z.minLength(1), z.maxLength(LIMITS.maxChoiceCount)),
})
export type Condition = z.infer<typeof Condition>

const asking = {
  need: Need,
  /** Shown between label and control instead of the form's own help. */
  help: z.optional(LocalText),
  /** Asked only while this holds. */
  showWhen: z.optional(Condition),
  /** Required while this holds, whatever `need` says. */
  requireWhen: z.optional(Condition),
}

export const FieldRule = z.object(asking)
export type FieldRule = z.infer<typeof FieldRule>

/** A question of the vendor's own. Its answer is a text, one choice, several choices or a day. */
export const CustomField = z.object({
  ...asking,
  id: CustomFieldId,
  kind: z.enum(['text', 'choice', 'choices', 'date']),
  /** Where it is asked, after the form's own fields of that step. */
  step: z.enum(FIELD_STEPS),
  label: LocalText,
  /** What can be chosen; only for `choice` and `choices`. */
  choices: z.optional(
    z
      .array(
        z.object({
          id: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/)),
          label: LocalText,
        }),
      )
      .check(z.minLength(1), z.maxLength(LIMITS.maxChoiceCount)),
  ),
})
export type CustomField = z.infer<typeof CustomField>

/** What makes a report assessable, beyond the fields that are required one by one. */
export const Completeness = z.object({
  /** `gate`: cannot be sent without. `advise`: can be sent, and the form says what is missing. */
  mode: z.enum(['gate', 'advise']),
  /** Fields without which the report cannot be assessed. */
  needed: z.optional(z.array(AskedFieldId).check(z.maxLength(LIMITS.maxMissingCount))),
  /** Of each group, one answer is enough: "a proof of concept or log lines". */
  anyOf: z.optional(
    z
      .array(z.array(AskedFieldId).check(z.minLength(2), z.maxLength(LIMITS.maxMissingCount)))
      .check(z.maxLength(LIMITS.maxMissingCount)),
  ),
})
export type Completeness = z.infer<typeof Completeness>

/**
 * Which files a channel takes. A type is a media type, a group of them such as `image/*`, or the end
 * of a name such as `.pcap`; without any, every type is taken.
 */
export const FileTerms = z.object({
  maxCount: z.optional(z.int().check(z.minimum(1), z.maximum(LIMITS.maxFileCount))),
  maxFileBytes: z.optional(z.int().check(z.minimum(1), z.maximum(LIMITS.maxFileBytes))),
  /** Of all files together. */
  maxTotalBytes: z.optional(
    z.int().check(z.minimum(1), z.maximum(LIMITS.maxFileCount * LIMITS.maxFileBytes)),
  ),
  types: z.optional(
    z
      .array(
        z
          .string()
          .check(z.maxLength(120), z.regex(/^(?:[a-z]+\/(?:\*|[a-z0-9.+-]+)|\.[a-z0-9]+)$/)),
      )
      .check(z.minLength(1), z.maxLength(50)),
  ),
})
export type FileTerms = z.infer<typeof FileTerms>

/** One way to report, with its own questions and recipients, such as "Vulnerability" or "Live incident". */
export const PolicyChannel = z.object({
  id: ChannelId,
  label: LocalText,
  description: z.optional(LocalText),
  /** Whom this way is for, such as "sub-processors and upstream notifiers". */
  audience: z.optional(LocalText),
  /** The mailbox that belongs to this way, for those who write mail. */
  mailbox: z.optional(EmailAddress),
  /** `ask` offers the reporter an urgency mark, which the service can see. */
  urgency: z.optional(z.enum(['never', 'ask', 'always'])),
  fields: z.partialRecord(FieldId, FieldRule),
  customFields: z.optional(z.array(CustomField).check(z.maxLength(LIMITS.maxCustomFieldCount))),
  /** For the field `evidence`. */
  files: z.optional(FileTerms),
  completeness: z.optional(Completeness),
  /** Takes the place of all of the policy's promises. */
  promises: z.optional(Promises),
})
export type PolicyChannel = z.infer<typeof PolicyChannel>
