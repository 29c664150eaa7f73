import type { Policy } from '@sealpost/protocol'
import type { FormAction, FormState } from './form-state.ts'

/** The form after an action. Going back never clears; only `sent` and `restart` do. */
export declare function advance(state: FormState, action: FormAction, policy: Policy): FormState
