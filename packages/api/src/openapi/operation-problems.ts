import type { Operation, ProblemCode } from '@sealpost/protocol'

const ALWAYS = ['origin_not_allowed', 'too_many_requests', 'internal', 'unavailable'] as const
const WITH_BODY = ['unsupported_media_type', 'body_too_large'] as const
const BY_CALLER: Record<Operation['caller'], readonly ProblemCode[]> = {
  anyone: [],
  uploader: ['missing_credentials'],
  reporter: ['missing_credentials'],
  vendor: ['missing_credentials', 'wrong_credentials', 'missing_scope'],
  operator: ['missing_credentials', 'wrong_credentials'],
}

/** Every way an operation can be refused: its own, and those that its caller and input imply. */
export function operationProblems(operation: Operation): ProblemCode[] {
  const { params, query, body, caller, problems } = operation
  return [
    ...problems,
    ...BY_CALLER[caller],
    ...((params ?? query ?? body) ? (['invalid_request'] as const) : []),
    ...(body ? WITH_BODY : []),
    ...(body && body !== 'bytes' ? (['malformed_json'] as const) : []),
    ...ALWAYS,
  ]
}
