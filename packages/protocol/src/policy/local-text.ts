import * as z from 'zod/mini'

export const Text = z.string().check(z.minLength(1), z.maxLength(20_000))

/** A BCP 47 tag such as `en` or `de-AT`. */
export const Language = z.string().check(
  z.regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, {
    error: 'must be a language such as en or de-AT',
  }),
)

/** An address that a page may link to. Never `javascript:` or another scheme that runs. */
export const WebUrl = z.string().check(
  z.maxLength(2000),
  z.regex(/^https?:\/\/[^\s]+$/, {
    error: 'must be an address that begins with https:// or http://',
  }),
)

const EMAIL_ADDRESS = /^[^\s@<>]+@[^\s@<>]+$/
const MAX_EMAIL_CHARACTERS = 254

export const EmailAddress = z
  .string()
  .check(
    z.regex(EMAIL_ADDRESS, { error: 'must be a mail address, alone' }),
    z.maxLength(MAX_EMAIL_CHARACTERS),
  )

/** Whether {@link EmailAddress} takes a text; for a form, which has no schemas. */
export function isEmailAddress(text: string): boolean {
  return EMAIL_ADDRESS.test(text) && text.length <= MAX_EMAIL_CHARACTERS
}

/** Words of the vendor: one text, or one for each language by its BCP 47 tag. */
export const LocalText = z.union([
  Text,
  z
    .record(Language, Text)
    .check(
      z.refine((texts) => Object.keys(texts).length > 0, { error: 'must say it in a language' }),
    ),
])
export type LocalText = z.infer<typeof LocalText>

/**
 * The vendor's words in a language: an exact match, else its base language, else the policy's
 * language, else whatever there is.
 */
export function textIn(text: LocalText, language: string, fallback: string): string {
  if (typeof text === 'string') return text
  const base = language.split('-')[0] ?? language
  return text[language] ?? text[base] ?? text[fallback] ?? Object.values(text)[0] ?? ''
}
