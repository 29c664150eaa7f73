import { TroubleError } from '../trouble.ts'
import { importChecked } from './import-checked.ts'
import { ownScript } from './own-script.ts'
import { PART_FILES } from './part-files.ts'
import type { Parts } from './parts.ts'
import { shareLit } from './share-lit.ts'

let tries = 0

/** Imports each part from its file beside the first script, with its hash enforced. */
export const importPart: Parts = {
  sealing: async () => toModule<{ sealing: Part<'sealing'> }>(await importFile('sealing')).sealing,
  followUp: async () => {
    shareLit()
    return toModule<{ followUp: Part<'followUp'> }>(await importFile('followUp')).followUp
  },
  german: async () => toModule<{ de: Part<'german'> }>(await importFile('german')).de,
}

type Part<Name extends keyof Parts> = Awaited<ReturnType<Parts[Name]>>

async function importFile(part: keyof Parts): Promise<unknown> {
  if (!ownScript) throw new TroubleError('sealing_not_loaded')
  const { name, integrity } = PART_FILES[part]
  const url = new URL(name, ownScript.src)
  // Engines remember that an address failed.
  if (tries > 0) url.searchParams.set('try', String(tries))
  try {
    return await importChecked({ url: url.href, integrity }, ownScript.nonce)
  } catch (error) {
    tries++
    throw error
  }
}

/** The hash was checked, so this is the file that the build made beside this one. */
function toModule<T>(loaded: unknown): T {
  return loaded as T
}
