import type { Scope, ScopeExclusion, ScopeTarget } from '@sealpost/protocol'

/** What a policy's scope says about a target. `unknown`: there is nothing yet that could be compared. */
export type ScopeVerdict =
  | { kind: 'in' /** Null where everything is in scope. */; target: ScopeTarget | null }
  | { kind: 'excluded'; exclusion: ScopeExclusion }
  | { kind: 'outside' }
  | { kind: 'unknown' }

/** Judges what a reporter typed as target: an exclusion wins over a listed target. */
export declare function scopeVerdict(target: string, scope: Scope): ScopeVerdict
