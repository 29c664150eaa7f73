import * as z from 'zod/mini'
import { Rotation } from '@sealpost/protocol'
import { parseInput } from '../core/parse-input.ts'
import type { ProfileDraft } from '../open/sign-profile.ts'
import { readJsonFile } from './files.ts'
import type { LoadedSettings } from './settings.ts'

/** What is kept of former keys; nothing in it is secret. */
export const Rotations = z.strictObject({
  /** Each key's statement about its successor, oldest first. */
  rotations: z.array(Rotation),
  /** Armored certificates of the keys that made them. */
  pastCertificates: z.array(z.string()),
})
export type Rotations = z.infer<typeof Rotations>

/** What earlier rotations left for later profiles; nothing before the first. */
export async function readRotations({
  rotationsFile,
  pathTo,
}: Pick<LoadedSettings, 'rotationsFile' | 'pathTo'>): Promise<
  Pick<ProfileDraft, 'rotations' | 'pastCertificates'>
> {
  if (rotationsFile === undefined) return {}
  const path = pathTo(rotationsFile)
  const json = await readJsonFile(path, 'the rotations')
  return parseInput(Rotations, json, `${path} must be what \`sealpost profile rotate\` wrote`)
}
