import type { Policy } from '@sealpost/protocol'
import type { PublicTerms } from '../../i18n/public-terms.ts'
import type { PolicyScreen } from '../../policy-view/policy-screen.ts'

/** A policy and the words around it. */
export type PolicyView = PolicyScreen & { policy: Policy; words: PublicTerms }
