/** The search for secrets and personal data: a file of its own, loaded by the review. */
import { redactionStyles } from '../styles/redaction-styles.ts'
import type { Redaction } from './redaction.ts'
import { redactionPanel } from './redaction-panel.ts'

export const redaction: Redaction = { panel: redactionPanel, styles: redactionStyles }
