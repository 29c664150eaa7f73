import type { CSSResult, TemplateResult } from 'lit'
import type { FieldView } from '../report-form/view.ts'

/** A score from 0 to 10, and what it is called. */
export type CvssScore = {
  score: number
  rating: 'none' | 'low' | 'medium' | 'high' | 'critical'
}

/** What the calculator's part can do. */
export type Calculator = {
  styles: CSSResult
  /** The base metrics as questions, with their score. */
  panel: (view: FieldView) => TemplateResult
  /** Null for a vector that is not whole. */
  scoreOf: (vector: string) => CvssScore | null
}
