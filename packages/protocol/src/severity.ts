import * as z from 'zod/mini'

/** Severity ratings from least to most severe, as CVSS names them (CVSS 4.0 §6). */
export const SEVERITIES = ['none', 'low', 'medium', 'high', 'critical'] as const

export const Severity = z.enum(SEVERITIES)
export type Severity = z.infer<typeof Severity>

/** Whether a rating reaches a minimum, such as the one a policy asks for credit. */
export function isAtLeast(severity: Severity, minimum: Severity): boolean {
  return SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(minimum)
}
