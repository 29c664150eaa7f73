import cvss from 'ae-cvss-calculator'
import { CVSS_VECTOR } from '@sealpost/protocol'
import { isWholeVector, versionOf } from '../flow/cvss-vector.ts'
import type { CvssScore } from './calculator.ts'

/** Scores a vector of CVSS 3.1 or 4.0, the optional metrics included; null if it is not whole. */
export function scoreOf(vector: string): CvssScore | null {
  if (!CVSS_VECTOR.test(vector) || !isWholeVector(vector)) return null
  const score = overallOf(vector)
  return score === undefined || Number.isNaN(score) ? null : { score, rating: ratingOf(score) }
}

// Each class reads vectors of its own version only.
function overallOf(vector: string): number | undefined {
  return versionOf(vector) === '4.0'
    ? new cvss.Cvss4P0(vector).calculateScores().overall
    : new cvss.Cvss3P1(vector).calculateScores().overall
}

/** The qualitative scale, the same in both versions (CVSS v3.1 §5, v4.0 §6). */
function ratingOf(score: number): CvssScore['rating'] {
  if (score === 0) return 'none'
  if (score < 4) return 'low'
  if (score < 7) return 'medium'
  return score < 9 ? 'high' : 'critical'
}
