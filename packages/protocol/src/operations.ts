import type { Operation } from './operations/operation.ts'
import { OPERATOR_OPERATIONS } from './operations/operator-operations.ts'
import { REPORTER_OPERATIONS } from './operations/reporter-operations.ts'
import { VENDOR_OPERATIONS } from './operations/vendor-operations.ts'
import type { OperationId } from './paths.ts'

/** Every operation of the service under `/v1`, in reading order. */
export const OPERATIONS = {
  ...REPORTER_OPERATIONS,
  ...VENDOR_OPERATIONS,
  ...OPERATOR_OPERATIONS,
} as const satisfies Record<OperationId, Operation>
