import type { Sealing } from '../sealing/sealing.ts'

/**
 * Imports the crypto code as a module of the page's own build. The script-tag build puts
 * `import-checked-sealing.ts` in this file's place.
 */
export async function importSealing(): Promise<Sealing> {
  const { sealing } = await import('../sealing/index.ts')
  return sealing
}
