import { TroubleError } from '../trouble.ts'
import { importChecked } from './import-checked.ts'
import { ownScript } from './own-script.ts'
import { PART_FILES } from './part-files.ts'
import type { Parts } from './parts.ts'
import { shareLit } from './share-lit.ts'

let tries = 0

/** Imports each part from its file beside the first script, with its hash enforced. */
export const importPart: Parts = {
  sealing: () => importFile('sealing'),
  form: () => importDrawing('form'),
  followUp: () => importDrawing('followUp'),
  caseFile: () => importDrawing('caseFile'),
  publicPages: () => importDrawing('publicPages'),
  de: () => importFile('de'),
  calculator: () => importDrawing('calculator'),
  weaknesses: () => importFile('weaknesses'),
  redaction: () => importDrawing('redaction'),
  evidence: () => importDrawing('evidence'),
  uploads: () => importFile('uploads'),
  sealer: () => importFile('sealer'),
  solver: () => importFile('solver'),
  qrCode: () => importDrawing('qrCode'),
  drafts: () => importFile('drafts'),
}

type Part<Name extends keyof Parts> = Awaited<ReturnType<Parts[Name]>>

/** A part that draws borrows this script's Lit. */
function importDrawing<Name extends keyof Parts>(part: Name): Promise<Part<Name>> {
  shareLit()
  return importFile(part)
}

async function importFile<Name extends keyof Parts>(part: Name): Promise<Part<Name>> {
  if (!ownScript) throw new TroubleError('sealing_not_loaded')
  const { name, integrity } = PART_FILES[part]
  const url = new URL(name, ownScript.src)
  // Engines remember that an address failed.
  if (tries > 0) url.searchParams.set('try', String(tries))
  try {
    return toModule(await importChecked({ url: url.href, integrity }, ownScript.nonce))[part]
  } catch (error) {
    tries++
    throw error
  }
}

/** The hash was checked, so this is the file that the build made: it exports its part by name. */
function toModule(loaded: unknown): { [Name in keyof Parts]: Part<Name> } {
  return loaded as { [Name in keyof Parts]: Part<Name> }
}
