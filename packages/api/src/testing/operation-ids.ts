import { OPERATIONS, type OperationId } from '@sealpost/protocol'

/** Every operation id. `Object.keys` of an object literal returns exactly its keys. */
export function operationIds(): OperationId[] {
  return Object.keys(OPERATIONS) as OperationId[]
}
