import type { Parts } from './parts.ts'

/** Each part's file beside the first script, and its hash. The build writes them. */
export const PART_FILES: Readonly<Record<keyof Parts, { name: string; integrity: string }>> = {
  sealing: { name: '', integrity: '' },
  form: { name: '', integrity: '' },
  followUp: { name: '', integrity: '' },
  caseFile: { name: '', integrity: '' },
  publicPages: { name: '', integrity: '' },
  de: { name: '', integrity: '' },
  calculator: { name: '', integrity: '' },
  weaknesses: { name: '', integrity: '' },
  redaction: { name: '', integrity: '' },
  evidence: { name: '', integrity: '' },
  uploads: { name: '', integrity: '' },
  sealer: { name: '', integrity: '' },
  solver: { name: '', integrity: '' },
  qrCode: { name: '', integrity: '' },
  drafts: { name: '', integrity: '' },
}
