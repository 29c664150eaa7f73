import type { Parts } from './parts.ts'

/**
 * Imports each part as a module of the page's own build. The script-tag build puts
 * `import-checked-parts.ts` in this file's place.
 */
export const importPart: Parts = {
  sealing: async () => (await import('../sealing/index.ts')).sealing,
  form: async () => (await import('../report-form/index.ts')).form,
  followUp: async () => (await import('../follow-up/index.ts')).followUp,
  caseFile: async () => (await import('../follow-up/case/index.ts')).caseFile,
  publicPages: async () => (await import('../public-pages/index.ts')).publicPages,
  calculator: async () => (await import('../cvss/index.ts')).calculator,
  weaknesses: async () => (await import('../weaknesses/index.ts')).weaknesses,
  redaction: async () => (await import('../redaction/index.ts')).redaction,
  drafts: async () => (await import('../draft/index.ts')).drafts,
  qrCode: async () => (await import('../qr/index.ts')).qrCode,
  solver: async () => (await import('../proof-of-work/index.ts')).solver,
  evidence: async () => (await import('../evidence/index.ts')).evidence,
  uploads: async () => (await import('../uploads/index.ts')).uploads,
  sealer: async () => (await import('../sealing-worker/index.ts')).sealer,
  de: async () => (await import('../i18n/de.ts')).de,
}
