import type { CSSResult, TemplateResult } from 'lit'
import type { FormView } from '../report-form/view.ts'

/** What something looks like that a reporter may want to mask. */
export type SecretKind =
  | 'private_key'
  | 'api_key'
  | 'token'
  | 'password'
  | 'cookie'
  | 'email'
  | 'card'
  | 'iban'
  | 'ip'

/** Where something was found in a text. */
export type Finding = { kind: SecretKind; text: string; at: number }

/** What the part that looks for secrets can do. */
export type Redaction = {
  /** What was found in the answers, each to be masked or left. */
  panel: (view: FormView) => TemplateResult
  styles: CSSResult
}
