import type { CvssScore } from '../cvss/calculator.ts'
import type { BaseMetric } from '../flow/cvss-vector.ts'

/** The calculator's words. A language is complete when it compiles. */
export type CvssTerms = {
  version: string
  score: string
  unfinished: (left: number) => string
  ratings: Record<CvssScore['rating'], string>
  useAsSeverity: (rating: string) => string
  /** What each metric asks. */
  metrics: Record<BaseMetric, string>
  /** The words of each value, by metric; `UI4` are version 4.0's, and all impacts share theirs. */
  values: Record<'AV' | 'AC' | 'AT' | 'PR' | 'UI' | 'UI4' | 'S' | 'impact', Record<string, string>>
}

/** Whose words a metric's values have. */
export function valueWords({ values }: CvssTerms, metric: BaseMetric, version: string) {
  switch (metric) {
    case 'AV':
    case 'AC':
    case 'AT':
    case 'PR':
    case 'S':
      return values[metric]
    case 'UI':
      return version === '4.0' ? values.UI4 : values.UI
    default:
      return values.impact
  }
}
