import { resolve } from 'node:path'
import { SignedProfile } from '@sealpost/protocol'
import { parseInput } from '../../core/parse-input.ts'
import { signProfile } from '../../open/sign-profile.ts'
import { defineCommand } from '../command.ts'
import { draftProfile, nextSerial } from '../draft-profile.ts'
import { readJsonFile } from '../files.ts'
import { HOLIDAY_OPTIONS, parseHolidayPlace } from '../holidays.ts'
import { KEY_OPTIONS } from '../key-place.ts'
import { openClient, openKey } from '../secrets.ts'
import { loadSettings } from '../settings.ts'

export const profilePush = defineCommand({
  name: 'profile push',
  summary: 'Sign the profile and publish it',
  arguments: [],
  description: [
    'Writes a profile from the settings and the policy, signs it with the next serial and publishes it.',
    'Do this after each change of policy or keys, and before the published one expires.',
    'Needs the scope profile:write.',
  ].join('\n'),
  options: {
    signed: { type: 'string', value: '<file>', help: 'Publish what `profile sign` wrote instead' },
    ...HOLIDAY_OPTIONS,
    ...KEY_OPTIONS,
  },
  examples: ['profile push', 'profile push --signed profile.signed.json'],
  async run({ options }, io) {
    const place = parseHolidayPlace(options)
    const settings = await loadSettings(io, options)
    const client = await openClient(io, settings)
    const sign = async () => {
      const serial = await nextSerial(client, settings.vendor)
      const draft = await draftProfile(settings, { serial, place })
      return signProfile(draft, await openKey(io, settings, options))
    }
    const signed =
      options.signed === undefined
        ? await sign()
        : await readSigned(resolve(io.folder, options.signed))
    const published = await client.profile.put(signed)
    if (options.json) {
      io.printJson(published)
      return
    }
    io.print(`Published serial ${published.serial}, valid until ${published.expiresAt}.`)
    io.print(`Hash: ${published.hash}`)
  },
})

async function readSigned(path: string): Promise<SignedProfile> {
  const json = await readJsonFile(path, 'the signed profile')
  return parseInput(SignedProfile, json, `${path} must be what \`sealpost profile sign\` wrote`)
}
