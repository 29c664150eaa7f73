/**
 * The CVSS calculator: a file of its own, loaded when somebody wants to score. Larger than all the
 * questions together.
 */
import { calculatorStyles } from '../styles/calculator-styles.ts'
import type { Calculator } from './calculator.ts'
import { calculatorPanel } from './calculator-panel.ts'
import { scoreOf } from './score.ts'

export const calculator: Calculator = {
  styles: calculatorStyles,
  panel: calculatorPanel,
  scoreOf,
}
