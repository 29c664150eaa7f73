import type { Parts } from './parts.ts'

/**
 * Imports each part as a module of the page's own build. The script-tag build puts
 * `import-checked-parts.ts` in this file's place.
 */
export const importPart: Parts = {
  sealing: async () => (await import('../sealing/index.ts')).sealing,
  form: async () => (await import('../report-form/index.ts')).form,
  followUp: async () => (await import('../follow-up/index.ts')).followUp,
  publicPages: async () => (await import('../public-pages/index.ts')).publicPages,
  calculator: async () => (await import('../cvss/index.ts')).calculator,
  weaknesses: async () => (await import('../weaknesses/index.ts')).weaknesses,
  redaction: async () => (await import('../redaction/index.ts')).redaction,
  solver: async () => (await import('../proof-of-work/index.ts')).solver,
  de: async () => (await import('../i18n/de.ts')).de,
}
