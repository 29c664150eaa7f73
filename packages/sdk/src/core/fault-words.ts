import type * as z from 'zod/mini'
import type { Fault } from './errors.ts'

/** Reads a value by a schema and says in words what does not fit, each place by its path; empty if all does. */
export function findFaults(schema: z.ZodMiniType, value: unknown): Fault[] {
  const { error } = schema.safeParse(value, { error: sayWhatIsWrong })
  return (error?.issues ?? []).flatMap(toFaults)
}

/** Writes a path as a JSON pointer (RFC 6901), such as `/channels/0/id`; `/` is the whole. */
export function pointer(path: readonly PropertyKey[]): string {
  return `/${path.map((part) => String(part).replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`
}

const NAMES: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}

function sayWhatIsWrong(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type': {
      const expected = `must be ${NAMES[issue.expected] ?? issue.expected}`
      return issue.input === undefined ? `is missing: ${expected}` : expected
    }
    case 'invalid_value':
      return issue.input === undefined
        ? `is missing: must be ${listed(issue.values)}`
        : `must be ${listed(issue.values)}`
    case 'too_small':
      return issue.minimum === 1 && issue.origin !== 'number'
        ? 'must not be empty'
        : `must be at least ${issue.minimum}${unitOf(issue.origin)}`
    case 'too_big':
      return `must be at most ${issue.maximum}${unitOf(issue.origin)}`
    case 'invalid_format':
      return issue.pattern ? `must match ${issue.pattern}` : undefined
    case 'unrecognized_keys':
      return 'is not known here'
    case 'invalid_key':
      return 'is not known here'
    default:
      return undefined
  }
}

function toFaults(issue: z.core.$ZodIssue): Fault[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: pointer([...issue.path, key]),
      message: issue.message,
    }))
  }
  if (issue.code === 'invalid_union') return unionFaults(issue)
  return [{ path: pointer(issue.path), message: issue.message }]
}

/** What is wrong with the one alternative that was meant, if the kind of value tells which; else with each. */
function unionFaults({ path, errors }: z.core.$ZodIssueInvalidUnion): Fault[] {
  const meant = errors.filter((issues) => !issues.some(isOfAnotherKind))
  const [only, ...others] = meant
  if (only && others.length === 0) {
    return only.flatMap((issue) => toFaults({ ...issue, path: [...path, ...issue.path] }))
  }
  const messages = errors.flatMap(([first]) => (first ? [wordsOf(first)] : []))
  return [{ path: pointer(path), message: [...new Set(messages)].join(', or ') }]
}

function isOfAnotherKind({ code, path }: z.core.$ZodIssue): boolean {
  return code === 'invalid_type' && path.length === 0
}

function wordsOf(issue: z.core.$ZodIssue): string {
  return issue.code === 'unrecognized_keys'
    ? `must not have ${issue.keys.join(' and ')}`
    : issue.message
}

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters long'
  return origin === 'array' ? ' items long' : ''
}

function listed(values: readonly unknown[]): string {
  return values
    .map((value) => JSON.stringify(value))
    .join(', ')
    .replace(/, (?=[^,]*$)/, ' or ')
}
