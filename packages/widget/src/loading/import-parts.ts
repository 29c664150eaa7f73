import type { Parts } from './parts.ts'

/**
 * Imports each part as a module of the page's own build. The script-tag build puts
 * `import-checked-parts.ts` in this file's place.
 */
export const importPart: Parts = {
  sealing: async () => (await import('../sealing/index.ts')).sealing,
  form: async () => (await import('../report-form/index.ts')).form,
  followUp: async () => (await import('../follow-up/index.ts')).followUp,
  de: async () => (await import('../i18n/de.ts')).de,
}
